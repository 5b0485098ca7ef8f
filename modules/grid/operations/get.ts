/**
 * `grid.get`: one matter with everything that the asker may see and do. `grid.reveal`: the reporter's contact.
 */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { pathOf } from '#modules/places/contract.server.ts'
import { openCounty, planned } from '#platform/db/database.ts'
import { signPhoto } from '#platform/files/links.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, operation, signedIn } from '#platform/operation/operation.ts'
import { maskName, maskPhone } from '#platform/personal/identity.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { actionsOf, pictureOf, remainingOf, timersOf } from '#platform/workflow/present.ts'
import { type CaseRecord, caseColumns, findCase } from '#platform/workflow/record.ts'
import { grid } from '../contract.ts'
import { eventsOf, procedureOf, rowsOf, type View, wordsOf } from '../present.ts'
import { findReporter, fromPoint, type MatterRow } from '../queries.ts'
import { suggestHandler } from '../responsible.ts'
import { isGrid } from '../rules.ts'
import { sentenceOf } from '../sentence.ts'
import { matterOf, maySee, seesInOffice } from './act.ts'

export const get = operation(grid.get, {
  access: signedIn,
  personal: true,
  personalAt: (input) => input.county,
  async run(ctx, { county, id }) {
    const record = found(await findCase(ctx.tx, county, id))
    if (!(await maySee(ctx, ctx.asker, record))) fail('record.not-found')
    const mine = ctx.asker.person !== undefined && ctx.asker.person === record.opened_by
    // Whoever sees it only because they reported it reads what is meant for the reporter, whatever else they are.
    const view: View = (await seesInOffice(ctx, ctx.asker, record)) ? 'staff' : 'reporter'
    const matter = found(await matterOf(ctx, record))
    return caseDetail(ctx, record, matter, view, mine)
  },
})

async function caseDetail(ctx: Context, record: CaseRecord, matter: MatterRow, view: View, mine: boolean) {
  const { services, now } = ctx
  const law = lawOf(services, record)
  const [row] = await rowsOf(ctx, [{ ...record, address: matter.address }])
  const parts = await jointOf(ctx, record)
  const events = await eventsOf(ctx, record, view)
  const holder = record.holder ? (await bodyNames(ctx.tx, [record.holder])).get(record.holder) : undefined
  const visited = events.flatMap((event) => (event.from ? [event.from, event.to] : [event.to]))
  return {
    ...found(row),
    text: matter.text,
    publicText: matter.public_text,
    public: record.public,
    point: fromPoint(matter.location),
    path: await pathOf(ctx.tx, record.place),
    photos: matter.photos.map((photo) =>
      signPhoto(services.vault, photo, view === 'staff' ? 'handler' : 'public'),
    ),
    origin: record.origin,
    reporter: view === 'staff' ? await reporterOf(ctx, record, matter) : null,
    joint: await rowsOf(ctx, parts),
    parent: record.parent ? { county: record.county, id: record.parent } : null,
    mergedInto: record.merged_into ? { county: record.county, id: record.merged_into } : null,
    timers: timersOf(services, record, now),
    events,
    actions: await offered(ctx, record, view),
    diagram: pictureOf(services, procedureOf(record), record, [...new Set(visited)]),
    sentence: sentenceOf(record, wordsOf(ctx, record), holder, remainingOf(services, record, now)),
    provisional: law.pack.provisional,
    statute: law.pack.jurisdiction.instrument.title[ctx.lang],
    mine,
  }
}

/** The actions, with the body that the responsibility table names where a form asks for one. */
async function offered(ctx: Context, record: CaseRecord, view: View) {
  const actions = actionsOf(ctx.services, procedureOf(record), record, ctx.asker, ctx.now, view === 'staff')
  const asks = actions.some(({ allowed, fields }) => allowed && fields.some(({ kind }) => kind === 'body'))
  const suggested = asks ? await suggestHandler(ctx, record) : undefined
  return actions.map((action) => ({
    ...action,
    fields: action.fields
      // Asked for only where the grid is not known.
      .filter(({ name }) => name !== 'grid' || !isGrid(record.place))
      .map((field) => (field.kind === 'body' && suggested ? { ...field, suggested } : field)),
  }))
}

function jointOf(ctx: Context, record: CaseRecord): Promise<CaseRecord[]> {
  const text = `select ${caseColumns} from workflow.case where county = $1 and parent = $2 order by opened_at limit 20`
  return planned<CaseRecord>(ctx.tx, text, [record.county, record.id])
}

async function reporterOf(ctx: Context, record: CaseRecord, matter: MatterRow) {
  const contact = await findReporter.find(ctx.tx, [record.county, record.parent ?? record.id])
  const { vault } = ctx.services
  const hidden = matter.anonymous && !ctx.asker.acting?.duties.has('grid.intake')
  if (!contact || hidden) return { name: null, phone: null, anonymous: matter.anonymous, masked: true }
  return {
    name: contact.name_sealed ? maskName(vault.open(contact.name_sealed)) : null,
    phone: contact.phone_sealed ? maskPhone(vault.open(contact.phone_sealed)) : null,
    anonymous: matter.anonymous,
    masked: true,
  }
}

export const reveal = operation(grid.reveal, {
  access: signedIn,
  async run(ctx, { county, id, purpose }) {
    const record = found(await findCase(ctx.tx, county, id))
    if (!(await maySee(ctx, ctx.asker, record))) fail('record.not-found')
    const acting = ctx.asker.acting
    if (!(await seesInOffice(ctx, ctx.asker, record))) fail('access.forbidden')
    const dispatches = acting?.duties.has('grid.intake') === true
    const handles = acting?.duties.has('grid.handle') === true && record.holder === acting.body
    const matter = found(await matterOf(ctx, record))
    if (!dispatches && !(handles && !matter.anonymous)) fail('access.forbidden')
    await openCounty(ctx.tx, county)
    const contact = await findReporter.find(ctx.tx, [county, record.parent ?? id])
    // A reading is an event of its own chain: the case itself has not changed.
    await ctx.record({
      subject: ctx.asker.person ?? id,
      place: record.place,
      data: { revealed: id, no: record.no, purpose },
    })
    const { vault } = ctx.services
    return {
      name: contact?.name_sealed ? vault.open(contact.name_sealed) : null,
      phone: contact?.phone_sealed ? vault.open(contact.phone_sealed) : null,
    }
  },
})
