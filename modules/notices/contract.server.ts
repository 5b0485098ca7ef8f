/**
 * What notices offer to other modules. Server only.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#platform/db/database.ts'
import type { Bus } from '#platform/notify/bus.ts'
import { insertNotices } from './queries.ts'
import type { NoticeKind, NoticeParams } from './words.ts'

export type { NoticeKind, NoticeParams } from './words.ts'

/** A notice to be told. Its parameters hold no personal data: numbers, names of bodies and places, days. */
export interface NewNotice {
  person: string
  /** The county where the person's record lies (`asker.personCounty`); found by its reader without it too. */
  personCounty?: string | undefined
  kind: NoticeKind
  params: NoticeParams
  /** Page within the product, beginning with '/'. */
  link: string
  at: Date
}

/** What of an operation's context telling needs; a job gives its own. */
export interface Teller {
  /** Runs after the commit. */
  afterCommit(work: () => void | Promise<void>): void
  services: { bus: Bus }
}

/** Where notices lie whose person's county the teller does not know. */
export const nowhere = '000000'

/** Tells people, in the caller's transaction: rolled back with it, and heard only after its commit. */
export async function tell(tx: Tx, ctx: Teller, told: NewNotice | readonly NewNotice[]): Promise<void> {
  const notices = Array.isArray(told) ? (told as readonly NewNotice[]) : [told as NewNotice]
  if (notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, id: uuidv7(), county: notice.personCounty ?? nowhere }))
  await insertNotices.all(tx, [
    rows.map(({ county }) => county),
    rows.map(({ id }) => id),
    rows.map(({ person }) => person),
    rows.map(({ at }) => at),
    rows.map(({ kind }) => kind),
    rows.map(({ params }) => JSON.stringify(params)),
    rows.map(({ link }) => link),
  ])
  ctx.afterCommit(() => {
    for (const { county, id, person } of rows)
      ctx.services.bus.publish({ kind: 'notice', county, id, person })
  })
}
