/**
 * What the day of a decision brings: places, boundaries and names take their new versions, by themselves.
 */
import { tellBody } from '#modules/cases/contract.server.ts'
import { bodiesAt } from '#modules/parties/contract.server.ts'
import { changeCommunities, forgetName } from '#modules/places/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { lawOf, takeStep, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { actOnCase } from '#platform/workflow/system.ts'
import { communityChange } from './procedure.ts'
import { dueToTakeEffect, getProposal } from './queries.ts'
import { procedureName } from './rules.ts'
import { aroundChanges, changeOf } from './surroundings.ts'

/** Puts decisions in force whose day has come; one that cannot be holds up none of the others. */
export async function takeEffect(ctx: JobContext): Promise<void> {
  const { database, services, now } = ctx
  for (const ref of await dueToTakeEffect.all(database.direct, [localDateOf(now)])) {
    await actOnCase(ctx, 'communities.takeEffect', ref, putInForce).catch((error: Error) =>
      services.log('warn', 'a change of communities could not take effect', { ...ref, error: error.message }),
    )
  }
}

async function putInForce(work: Work, record: CaseRecord): Promise<void> {
  const data = changeOf(record)
  const { effective, document } = data
  if (!effective || !document || effective > localDateOf(work.now)) return
  if (record.state !== 'decided' && record.state !== 'filed') return
  const { proposal } = await getProposal(work.tx, record.county, record.id)
  await changeCommunities(work.tx, {
    record: record.id,
    document: { title: document.title, number: document.number },
    effective,
    jurisdiction: record.jurisdiction,
    communities: proposal.communities,
    ends: proposal.ends,
  })
  const codes = [...proposal.communities, ...proposal.ends].map(({ code }) => code)
  work.afterCommit(() => {
    for (const code of codes) {
      forgetName(code)
      work.services.bus.publish({ kind: 'place', place: code })
    }
  })
  const after = await takeStep(work, communityChange, aroundChanges, record, 'effect', {})
  const words = lawOf(work.services, after).pack.procedure(procedureName)
  if (words.uses('follow-up')) await tellWhoFollows(work, after, codes)
  // Where the law makes nothing follow, it is done.
  if (!words.uses('follow-up') && !words.uses('file'))
    await takeStep(work, communityChange, aroundChanges, after, 'close', {})
}

/** The committees concerned and their townships hear that an election is to follow (湖北 13). */
async function tellWhoFollows(work: Work, record: CaseRecord, codes: readonly string[]): Promise<void> {
  const step = lawOf(work.services, record).pack.procedure(procedureName).step('follow-up')?.name
  const places = new Set(codes.flatMap((code) => lineage(code).filter(({ length }) => length >= 9)))
  const bodies = await bodiesAt(work.tx, work.services, [...places])
  for (const body of bodies.filter(({ kind }) => kind === 'committee' || kind === 'gov-base'))
    await tellBody(work, record, { body: body.id, kind: 'cases.waits', ...(step ? { step } : {}) })
}
