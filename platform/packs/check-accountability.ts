/** accountability.yaml: bodies and refusals that it names exist, somebody can open and decide, no fact stands twice. */
import { type Fault, repeated } from './fault.ts'
import type { Pack } from './pack.ts'
import type { AnsweredFact, Authority } from './schema.ts'

/** Everything that is wrong with who is held to account by whom. */
export function checkAccountability(pack: Pack, fault: Fault): void {
  const { complaints, suggestions, department, committee } = pack.accountability
  for (const [path, one] of Object.entries({ complaints, suggestions })) {
    if (!one) continue
    names(pack, `${path}.addressees`, one.addressees, fault)
    const handles = pack.postsWith('complaints.handle').map(({ body }) => body)
    for (const kind of one.addressees) {
      if (!handles.includes(kind)) fault(file, path, `no post of "${kind}" has "complaints.handle"`)
    }
  }
  if (complaints) names(pack, 'complaints.above', complaints.above, fault)
  if (department) {
    names(pack, 'department.subjects', department.subjects, fault)
    names(pack, 'department.referredTo', department.referredTo, fault)
    part(pack, 'department', department, fault)
  }
  if (committee) part(pack, 'committee', committee, fault)
}

const file = 'accountability.yaml'

function part(
  pack: Pack,
  path: string,
  { authority, facts }: { authority: Authority; facts: readonly AnsweredFact[] },
  fault: Fault,
): void {
  checkAuthority(pack, `${path}.authority`, authority, fault)
  for (const twice of repeated(facts.map((one) => one.fact)))
    fault(file, `${path}.facts`, `"${twice}" stands twice`)
  for (const [index, one] of facts.entries()) {
    if (one.authority) checkAuthority(pack, `${path}.facts.${index}.authority`, one.authority, fault)
    for (const code of one.refusals) {
      if (!pack.data.refusals.some((refusal) => refusal.code === code))
        fault(file, `${path}.facts.${index}`, `the refusal "${code}" is not in refusals.yaml`)
    }
  }
}

function checkAuthority(pack: Pack, path: string, authority: Authority, fault: Fault): void {
  if (typeof authority === 'string') return
  names(pack, path, authority, fault)
  const decides = pack.postsWith('accountability.decide').some(({ body }) => authority.includes(body))
  if (!decides) fault(file, path, 'none of these bodies has a post with "accountability.decide"')
}

function names(pack: Pack, path: string, kinds: readonly string[], fault: Fault): void {
  for (const kind of kinds) {
    if (!pack.bodyKind(kind)) fault(file, path, `names "${kind}", which bodies.yaml does not have`)
  }
}
