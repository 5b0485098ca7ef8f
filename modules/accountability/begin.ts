/** How a case of accountability begins: opened by an authority, or proposed by the installation. */
import { addParties, numberOf, tellBody } from '#modules/cases/contract.server.ts'
import type { Body } from '#modules/parties/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Law } from '#platform/law/law.ts'
import { openCase, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { committee } from './committee.ts'
import type { AccountabilityData } from './data.ts'
import { department } from './department.ts'
import type { Provision } from './rules.ts'
import { around } from './surroundings.ts'
import { factWords } from './text/facts.ts'

/** Opens it at a place; `proposed` waits for whoever opens cases there. */
export async function begin(
  work: Work,
  law: Law,
  {
    id,
    subject,
    provision,
    data,
    proposed,
  }: {
    id: string
    subject: Body
    provision: Provision
    data: AccountabilityData
    proposed?: boolean
  },
): Promise<CaseRecord> {
  const procedure = provision.against === 'committee' ? committee : department
  const county = countyOf(law.place)
  const record = await openCase(work, procedure, law, around, {
    id,
    no: numberOf(county, id, work.now),
    place: law.place,
    title: `${subject.name} · ${factWords[data.fact].zh}`,
    category: null,
    level: 'ordinary',
    origin: data.origin,
    openedBy: work.asker.person ?? null,
    public: false,
    ...(proposed ? { state: 'proposed' } : {}),
    holder: proposed || provision.against === 'committee' ? null : subject.id,
    data: data as unknown as Record<string, unknown>,
    tells: { fact: data.fact, subject: subject.name },
  })
  if (!proposed) {
    await addParties(work, record, [subject.id])
    await tellBody(work, record, { body: subject.id, duty: 'accountability.answer', kind: 'cases.waits' })
  }
  return record
}
