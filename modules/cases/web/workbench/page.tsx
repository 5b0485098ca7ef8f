/**
 * Cases: what waits for me, and all that I may see.
 */
import { Button, Checkbox, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { Go, useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { cases } from '../../contract.ts'
import { casesWords } from './words.ts'
import './cases.css'

type Row = OutputOf<typeof cases.list>['items'][number]

/** The page. */
export function CasesPage() {
  const t = useText(casesWords)
  const acting = useActing()
  const asked: Record<string, string | undefined> = Object.fromEntries(useAsked())
  const setAsked = useSetAsked()
  const view = asked.view === 'all' ? 'all' : 'waiting'
  return (
    <>
      <PageHead title={t.title} above={acting.placeName} about={t.lead} />
      <div className="wb-row wb-cases-views">
        <Segmented
          aria-label={t.title}
          value={view}
          onChange={(next) => setAsked({ view: next === 'all' ? 'all' : undefined })}
          options={[
            { value: 'waiting', label: t.waiting },
            { value: 'all', label: t.all },
          ]}
        />
      </div>
      {view === 'all' ? <All /> : <Waiting />}
    </>
  )
}

function Waiting() {
  const t = useText(casesWords)
  const pages = usePages(cases.inbox, { limit: 50 }, { fresh: 0 })
  if (pages.isPending) return <RowsComing rows={5} />
  if (pages.isError && pages.items.length === 0)
    return <Failure error={pages.error} again={() => void pages.refetch()} />
  if (pages.items.length === 0) return <Empty title={t.noneWaiting}>{t.noneWaitingText}</Empty>
  return <Table rows={pages.items} more={pages} />
}

function All() {
  const t = useText(casesWords)
  const say = usePick()
  const asked: Record<string, string | undefined> = Object.fromEntries(useAsked())
  const setAsked = useSetAsked()
  const [text, setText] = useState(asked.search ?? '')
  const filter = {
    open: asked.state !== 'closed',
    ...(asked.overdue ? { overdue: true } : {}),
    ...(asked.procedure ? { procedures: [asked.procedure] } : {}),
    ...(asked.search ? { search: asked.search } : {}),
  }
  const pages = usePages(cases.list, { ...filter, limit: 50 })
  const [first] = pages.pages
  const clear = () =>
    setAsked({ state: undefined, overdue: undefined, procedure: undefined, search: undefined })
  return (
    <>
      <div className="wb-row wb-cases-filter off-paper">
        <Segmented
          aria-label={t.state}
          value={asked.state === 'closed' ? 'closed' : 'open'}
          onChange={(next) => setAsked({ state: next === 'closed' ? 'closed' : undefined })}
          options={[
            { value: 'open', label: t.open },
            { value: 'closed', label: t.closed },
          ]}
        />
        <Select
          aria-label={t.procedure}
          value={asked.procedure ?? ''}
          onChange={(next) => setAsked({ procedure: next || undefined })}
          options={[
            { value: '', label: t.anyProcedure },
            ...(first?.procedures ?? []).map((one) => ({ value: one.id, label: say(one.name) })),
          ]}
          style={{ minWidth: 150 }}
        />
        <Input.Search
          aria-label={t.search}
          placeholder={t.search}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          onSearch={(next) => setAsked({ search: next.trim() || undefined })}
          style={{ maxWidth: 260 }}
        />
        <Checkbox
          checked={asked.overdue === '1'}
          onChange={(event) => setAsked({ overdue: event.target.checked ? '1' : undefined })}
        >
          {t.overdue}
        </Checkbox>
        {first && <span className="wb-soft wb-num">{t.count(first.count, first.more)}</span>}
      </div>
      {pages.isPending ? (
        <RowsComing rows={5} />
      ) : pages.isError && pages.items.length === 0 ? (
        <Failure error={pages.error} again={() => void pages.refetch()} />
      ) : pages.items.length === 0 ? (
        <Empty title={t.none} action={<Button onClick={clear}>{t.clear}</Button>}>
          {t.noneText}
        </Empty>
      ) : (
        <Table rows={pages.items} more={pages} />
      )}
    </>
  )
}

function Table({
  rows,
  more,
}: {
  rows: readonly Row[]
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }
}) {
  const t = useText(casesWords)
  const say = usePick()
  const lang = useLang()
  return (
    <div className="wb-stack">
      <div className="wb-table-room wb-cases-table">
        <table className="wb-table">
          <thead>
            <tr>
              <th>{t.name}</th>
              <th>{t.procedure}</th>
              <th>{t.state}</th>
              <th>{t.due}</th>
              <th>{t.place}</th>
              <th>{t.holder}</th>
              <th>{t.opened}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Go to={row.link}>{row.title}</Go>
                  <div className="wb-soft wb-num">{row.no}</div>
                </th>
                <td className="wb-one">{say(row.procedureName)}</td>
                <td className="wb-one">{say(row.stateName)}</td>
                <td className="wb-one">
                  <DueChip row={row} />
                </td>
                <td>{row.placeName}</td>
                <td>{row.holderName}</td>
                <td className="wb-one wb-num">{formatDay(row.openedAt, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more.hasNextPage && (
        <div>
          <Button loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </div>
  )
}
