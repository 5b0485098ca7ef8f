/**
 * Entrustments at a glance: what a community is asked to do, by whom, on what basis, with what money, what it may
 * decline. For those who ask: what they have asked.
 */
import { Button, Segmented } from 'antd'
import { Plus } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Cited, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useAsked, useGo, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { matters } from '../../contract.ts'
import { classWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import '#platform/ui/workbench/case/case.css'
import './matters.css'

type Request = OutputOf<typeof matters.requests>['items'][number]
type Counts = OutputOf<typeof matters.requests>['counts']

/** The page. */
export function RequestsPage() {
  const t = useText(mattersWords)
  const go = useGo()
  const acting = useActing()
  const asked: Record<string, string | undefined> = Object.fromEntries(useAsked())
  const setAsked = useSetAsked()
  const open = asked.view !== 'over'
  const pages = usePages(matters.requests, { open, limit: 30 }, { fresh: 0 })
  const [first] = pages.pages
  return (
    <>
      <PageHead title={t.requests} above={acting.placeName} about={t.requestsLead}>
        {acting.duties.has('matters.request') && (
          <Button
            type="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => go('/work/requests/new')}
          >
            {t.newRequest}
          </Button>
        )}
      </PageHead>
      {first && <Glance counts={first.counts} log={acting.duties.has('refusals.read')} />}
      <div className="wb-row wb-matters-views">
        <Segmented
          aria-label={t.state}
          value={open ? 'open' : 'over'}
          onChange={(next) => setAsked({ view: next === 'over' ? 'over' : undefined })}
          options={[
            { value: 'open', label: t.openOnes },
            { value: 'over', label: t.closedOnes },
          ]}
        />
      </div>
      {pages.isPending ? (
        <RowsComing rows={4} height={120} />
      ) : pages.isError && pages.items.length === 0 ? (
        <Failure error={pages.error} again={() => void pages.refetch()} />
      ) : pages.items.length === 0 ? (
        <Empty title={open ? t.none : t.noneOver}>{t.noneText}</Empty>
      ) : (
        <ul className="wb-matters-requests">
          {pages.items.map((one) => (
            <Card key={one.id} request={one} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

function Glance({ counts, log }: { counts: Counts; log: boolean }) {
  const t = useText(mattersWords)
  const figures: [string, string, boolean][] = [
    [t.waiting, String(counts.waiting), counts.waiting > 0],
    [t.active, String(counts.active), false],
    [t.unfunded, String(counts.unfunded), counts.unfunded > 0],
    [t.paid, counts.paid.toLocaleString(), false],
    [t.refused, String(counts.refused), false],
  ]
  return (
    <dl className="wb-matters-glance">
      {figures.map(([name, value, needs]) => (
        <div key={name} data-needs={needs}>
          <dt>{name}</dt>
          <dd className="wb-num">{value}</dd>
          {name === t.refused && log && counts.refused > 0 && <Go to="/work/refusals">{t.seeRefused}</Go>}
        </div>
      ))}
    </dl>
  )
}

/** States in which the community has not answered yet. */
const asked = ['requested', 'negotiating']

function Card({ request }: { request: Request }) {
  const t = useText(mattersWords)
  const say = usePick()
  const lang = useLang()
  const { matter, money, document, offered, lacks, mayDecline } = request
  return (
    <li className="wb-matters-card">
      <header>
        <h2>
          <Go to={`/work/cases/${request.county}/${request.id}`}>{request.title}</Go>
        </h2>
        <b className="wb-case-state">{say(request.stateName)}</b>
        {request.ordered && <span className="wb-matters-tag">{t.ordered}</span>}
      </header>
      <p className="wb-soft">
        <span className="wb-num">{request.no}</span> · {sayPlace(request.placeName)} · {say(request.plain)}
      </p>
      <dl>
        <div>
          <dt>{t.from}</dt>
          <dd>
            {request.from} → {request.to}
          </dd>
        </div>
        <div>
          <dt>{t.basis}</dt>
          <dd>
            {matter ? (
              <>
                {say(classWords[matter.class])} · {say(matter.title)}
                <Articles basis={matter.basis} />
              </>
            ) : (
              t.onNoList
            )}
          </dd>
        </div>
        <div>
          <dt>{t.money}</dt>
          <dd className="wb-num">
            {money
              ? t.moneyPaid(money.amount.toLocaleString(), formatDay(money.paidOn, lang))
              : offered
                ? t.moneyOffered(offered.toLocaleString())
                : t.moneyNone}
          </dd>
        </div>
        <div>
          <dt>{t.document}</dt>
          <dd>{document ? `《${document.title}》${document.number}` : t.documentNone}</dd>
        </div>
        {asked.includes(request.state) && (
          <div>
            <dt>{t.mayDecline}</dt>
            <dd>
              {say(mayDecline.why)}
              <Articles basis={mayDecline.basis} />
            </dd>
          </div>
        )}
        {request.dueAt && (
          <div>
            <dt>{t.due}</dt>
            <dd>{formatDay(request.dueAt, lang)}</dd>
          </div>
        )}
      </dl>
      {lacks.length > 0 && (
        <details className="wb-matters-lacks">
          <summary>
            {t.lacks} <span className="wb-num">{lacks.length}</span>
          </summary>
          <ul>
            {lacks.map((one) => (
              <li key={one.code}>
                {say(one.text)}
                <Cited basis={one.basis} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** Articles as short links. */
function Articles({ basis }: { basis: readonly { article: string; url: string; quote: string }[] }) {
  return (
    <>
      {basis.map((one) => (
        <a key={one.url + one.quote} className="wb-matters-article" href={one.url} title={one.quote}>
          {one.article}
        </a>
      ))}
    </>
  )
}
