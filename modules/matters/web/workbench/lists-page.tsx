/**
 * Lists of matters: what the law wants, what there is, every version.
 */
import { Button } from 'antd'
import { Plus } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Cited, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { matters } from '../../contract.ts'
import { classWords, listWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import './matters.css'

type Lists = OutputOf<typeof matters.lists>

/** The page. */
export function ListsPage() {
  const t = useText(mattersWords)
  const say = usePick()
  const go = useGo()
  const acting = useActing()
  const pages = usePages(matters.lists, { limit: 50 }, { fresh: 0 })
  const [first] = pages.pages
  return (
    <>
      <PageHead title={t.lists} above={acting.placeName} about={t.listsLead}>
        {first?.mayMake.map((kind) => (
          <Button
            key={kind}
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => go(`/work/lists/new?kind=${kind}`)}
          >
            {say(listWords[kind])}
          </Button>
        ))}
      </PageHead>
      {pages.isPending ? (
        <RowsComing rows={5} />
      ) : pages.isError && pages.items.length === 0 ? (
        <Failure error={pages.error} again={() => void pages.refetch()} />
      ) : (
        <div className="wb-matters-columns">
          <div className="wb-stack">
            {pages.items.length === 0 ? (
              <Empty title={t.listNone}>{t.listNoneText}</Empty>
            ) : (
              <Table rows={pages.items} />
            )}
            {pages.hasNextPage && (
              <div>
                <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {t.more}
                </Button>
              </div>
            )}
            <Statutory place={acting.place} />
          </div>
          {first && <Wanted lists={first} rows={pages.items} />}
        </div>
      )}
    </>
  )
}

function Table({ rows }: { rows: Lists['items'] }) {
  const t = useText(mattersWords)
  const say = usePick()
  const lang = useLang()
  return (
    <div className="wb-table-room">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.kind}</th>
            <th>{t.place}</th>
            <th>{t.state}</th>
            <th className="wb-right">{t.count}</th>
            <th>{t.issuedOn}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Go to={`/work/lists/${row.county}/${row.id}`}>{row.title}</Go>
                <div className="wb-soft">
                  {say(listWords[row.kind])} · {t.version(row.version)}
                </div>
              </th>
              <td>{row.placeName}</td>
              <td className="wb-one">{t[row.state]}</td>
              <td className="wb-right wb-num">{row.items}</td>
              <td className="wb-one wb-num">{row.issuedOn ? formatDay(row.issuedOn, lang) : t.none2}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the law asks for, and whether it is there. */
function Wanted({ lists, rows }: { lists: Lists; rows: Lists['items'] }) {
  const t = useText(mattersWords)
  const say = usePick()
  const there = (kind: string) =>
    rows.find((row) => row.kind === kind && (row.state === 'published' || row.state === 'issued'))
  return (
    <Panel title={t.wanted}>
      {lists.wanted.length === 0 ? (
        <p className="wb-soft">{t.noWanted}</p>
      ) : (
        <ul className="wb-matters-wanted">
          {lists.wanted.map((one) => (
            <li key={one.kind}>
              <b>{say(one.name)}</b> <span>{there(one.kind) ? t[there(one.kind)!.state] : t.missing}</span>
              <div className="wb-soft">
                {[
                  t.wantedBy(one.by.map(say).join('、')),
                  one.publish && t.wantedPublish,
                  one.filedTo && t.wantedFiled(say(one.filedTo)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              <Cited basis={one.basis} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Matters that the law itself names. */
function Statutory({ place }: { place: string }) {
  const t = useText(mattersWords)
  const say = usePick()
  const asked = useCall(matters.catalogue, { place })
  const items = (asked.data?.items ?? []).filter(({ source }) => source === 'law')
  if (items.length === 0) return null
  return (
    <Panel title={t.statutory}>
      <ul className="wb-matters-statutory">
        {items.map((one) => (
          <li key={one.id}>
            <span className="wb-matters-class">{say(classWords[one.class])}</span>
            <span>
              {say(one.title)}
              {one.basis.map((cited) => (
                <a key={cited.quote} className="wb-matters-article" href={cited.url} title={cited.quote}>
                  {cited.article}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
