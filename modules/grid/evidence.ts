/**
 * The evidence that grid matters offer to duties: whether a community's matters of a month were dealt with in time.
 * Gathered every night from the cases, a month at a time: a row per matter would be written on the busiest path.
 */
import { endOf } from '#platform/access/reach.ts'
import { statement } from '#platform/db/database.ts'
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import { addDays, instantOf, localDateOf, parseLocalDate } from '#platform/time/local-date.ts'

interface Month {
  community: string
  /** YYYY-MM in China, by the day on which matters were reported. */
  month: string
  matters: number
  late: number
  late_at: Date | null
}

/** A limit of some stage ran out; parts of joint bodies count with their matter. */
const breachedAt = `(select max((t->>'breachedAt')::timestamptz) from jsonb_array_elements(c.timers) t where t ? 'breachedAt')`

const monthsOf = statement<
  readonly [
    countyFrom: string,
    countyTo: string,
    from: string,
    to: string,
    since: Date,
    until: Date,
    afterCommunity: string,
    afterMonth: string,
    limit: number,
  ],
  Month
>(
  `select community, month, count(*)::int as matters, count(late_at)::int as late, max(late_at) as late_at from (
     select c.community, to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${breachedAt} as late_at
     from workflow.case c
     where c.county >= $1 and c.county < $2 and c.community >= $3 and c.community < $4
       and c.procedure = 'grid.matter' and c.opened_at >= $5 and c.opened_at < $6) one
   where (community, month collate "C") > ($7, $8 collate "C")
   group by community, month order by community, month collate "C" limit $9`,
)

/** What a month shows: that all was in time, or since when something was late. */
function evidenceOf({ community, month, matters, late, late_at }: Month): NewEvidence {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  const end = instantOf(addDays(parseLocalDate(last), 1))
  return {
    kind: 'grid.answered',
    place: community,
    holds: late === 0,
    // A month is judged when it has ended; what ran late after that changes the judgment.
    at: late_at && late_at > end ? late_at : end,
    day: last,
    record: {
      kind: 'month',
      id: `${community} ${month}`,
      url: `/work/matters?within=${community}&from=${month}-01&to=${last}`,
      title: {
        zh: `${number}月网格事项 ${matters} 件${late === 0 ? '，均未超时' : `，其中超时 ${late} 件`}`,
        en: `${matters} grid matters of ${month}${late === 0 ? ', none late' : `, ${late} of them late`}`,
      },
    },
  }
}

const ever = new Date('2000-01-01T00:00:00Z')

export const evidence: readonly EvidenceKind[] = [
  {
    id: 'grid.answered',
    name: { zh: '网格事项按时办理', en: 'Grid matters dealt with in time' },
    counts: 'happened',
    at: 'community',
    sparse: true,
    nightly: true,
    async gather({ tx, within, after, limit, since, now }) {
      const county = within.slice(0, 6)
      const [community = '', month = ''] = after?.split(' ') ?? []
      const thisMonth = instantOf(parseLocalDate(`${localDateOf(now).slice(0, 7)}-01`))
      const rows = await monthsOf.all(tx, [
        county,
        endOf(county),
        within,
        endOf(within),
        since ? instantOf(parseLocalDate(`${since.slice(0, 7)}-01`)) : ever,
        thisMonth,
        community,
        month,
        limit,
      ])
      const last = rows.at(-1)
      return {
        rows: rows.map(evidenceOf),
        ...(rows.length === limit && last ? { next: `${last.community} ${last.month}` } : {}),
      }
    },
  },
]
