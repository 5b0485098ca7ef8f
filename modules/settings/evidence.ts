/**
 * The evidence that this module offers to duties: that a figure which the law leaves to a body has been set.
 */
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import { parameterName } from '#platform/law/settings.ts'
import type { Words } from '#platform/operation/contract.ts'
import { instantOf, parseLocalDate } from '#platform/time/local-date.ts'
import { versionsBelow } from './queries.ts'

/** What a version shows: since its day the figure is set, or not any more. */
export function evidenceOf(version: {
  id: string
  place: string
  parameter: string
  name: Words
  state: 'set' | 'withdrawn'
  validFrom: string
  body: string | undefined
}): NewEvidence {
  const { id, place, parameter, name, state, validFrom, body } = version
  const isSet = state === 'set'
  return {
    kind: 'settings.set',
    place,
    about: parameter,
    holds: isSet,
    body,
    at: instantOf(parseLocalDate(validFrom)),
    record: {
      kind: 'setting',
      id,
      url: `/settings/${place}`,
      title: {
        zh: `${isSet ? '设定' : '撤回设定'}：${name.zh}`,
        en: `${isSet ? 'Set' : 'Taken back'}: ${name.en}`,
      },
    },
  }
}

const noId = '00000000-0000-0000-0000-000000000000'

export const evidence: readonly EvidenceKind[] = [
  {
    id: 'settings.set',
    name: { zh: '本地设定的标准', en: 'Figures set by bodies here' },
    counts: 'stands',
    about: 'parameter',
    async gather({ tx, services, within, after, limit }) {
      const county = within.slice(0, 6)
      const [afterCounty, afterId] = after?.split(' ') ?? []
      const rows = await versionsBelow.all(tx, [
        county,
        `${county}~`,
        within,
        `${within}~`,
        afterCounty ?? '',
        afterId ?? noId,
        limit,
      ])
      const last = rows.length === limit ? rows.at(-1) : undefined
      return {
        rows: rows.map((row) => {
          const parameter = services.packs.find(row.jurisdiction)?.parameter(row.parameter)
          const name = parameter ? parameterName(parameter) : { zh: row.parameter, en: row.parameter }
          return evidenceOf({ ...row, name, validFrom: row.valid_from, body: row.body ?? undefined })
        }),
        ...(last ? { next: `${last.county} ${last.id}` } : {}),
      }
    },
  },
]
