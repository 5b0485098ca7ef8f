/** statutes.procedure: the steps of a grid matter as a law words them, who acts, which article asks for it. */

import { sayLimit } from '#platform/law/setting-value.ts'
import type { Words } from '#platform/operation/contract.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { type Basis, STAGES, URGENCIES } from '#platform/packs/schema.ts'

import { statutes } from '../contract.ts'
import { locateIn, statuteOf } from '../kept.ts'
import { citedAt } from '../rows.ts'
import { ACTORS, STAGE_NAMES } from '../text/procedure.ts'

export const procedure = operation(statutes.procedure, {
  access: open,
  async run({ services }, input) {
    const pack = found(services.packs.find(input.id))
    const law = statuteOf(pack)
    const locate = locateIn(law)
    const cite = (basis: Basis) =>
      basis === 'design'
        ? []
        : [...new Map(basis.map((one) => citedAt(pack, one, locate)).map((one) => [one.url, one])).values()]
    const own = pack.procedure('grid.matter')
    const { id, title, jurisdiction, status, provisional, fictional, dates } = law
    return {
      ...{ id, title, jurisdiction, status, provisional, fictional, dates },
      name: own.name,
      steps: own.steps().map((step) => {
        return { id: step.id, name: step.name, by: actorsOf(pack, step.by), basis: cite(step.basis) }
      }),
      states: own.states().map(({ id, name, plain, final }) => ({ id, name, plain, final: final === true })),
      limits: {
        why: pack.limits.why,
        basis: cite(pack.limits.basis),
        stages: STAGES.map((stage) => ({
          id: stage,
          name: STAGE_NAMES[stage],
          byUrgency: URGENCIES.map((urgency) => sayLimit(pack.limit(stage, urgency))),
        })),
      },
    }
  },
})

/** Who acts: bodies with their posts that carry a duty, by the names that the law gives them; or whom the step names. */
function actorsOf(pack: Pack, by: readonly string[]): Words[] {
  const fixed = by.flatMap((actor) => ACTORS[actor] ?? [])
  const bodies = new Map<string, Map<string, Words>>()
  for (const actor of by) {
    for (const { body, post } of pack.postsWith(actor)) {
      const posts = bodies.get(body) ?? new Map<string, Words>()
      bodies.set(body, posts.set(post.id, post.name))
    }
  }
  const named = [...bodies].map(([body, posts]): Words => {
    const kind = pack.bodyKind(body)?.name ?? { zh: body, en: body }
    const all = [...posts.values()]
    return {
      zh: `${kind.zh}（${all.map(({ zh }) => zh).join('、')}）`,
      en: `${kind.en} (${all.map(({ en }) => en).join(', ')})`,
    }
  })
  return [...fixed, ...named]
}
