/** The list of a register: searched, filtered, sorted, exported; where it is empty, the first step. */
import { Button, Dropdown } from 'antd'
import { ArrowDown, ArrowUp, ChevronsUpDown, Download, Plus, Upload } from 'lucide-react'
import { useMemo } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { type Column, levelWords, type RowData } from '#platform/registers/declare.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { useHas } from '../acting.tsx'
import { Empty, Failure, RowsComing } from '../answers.tsx'
import { Go, useAsked, useGo, useSetAsked } from '../go.tsx'
import { PageHead } from '../page.tsx'
import { exportLink, isNarrowed, type ListAsked, readAsked } from './asked.ts'
import { FilterBar } from './filter-bar.tsx'
import type { RegisterShown } from './pages.tsx'
import { isNumber, Shown } from './value.tsx'
import { registerWords } from './words.ts'

type Row = OutputOf<RegisterContract['list']>['items'][number]

/** The page. */
export function ListPage({ register, contracts, base }: RegisterShown) {
  const t = useText(registerWords)
  const say = usePick()
  const go = useGo()
  const raw = useAsked().toString()
  const asked = useMemo(() => readAsked(register, new URLSearchParams(raw)), [register, raw])
  const setAsked = useSetAsked()
  const keeps = useHas(...register.write)
  const found = usePages(contracts.list, { ...asked, limit: 50 })
  const rows = found.items as Row[]
  const count = found.pages[0]?.count
  const clear = () =>
    setAsked(Object.fromEntries([...new URLSearchParams(raw).keys()].map((key) => [key, undefined])))
  return (
    <>
      <PageHead
        title={say(register.words)}
        about={<span aria-live="polite">{count === undefined ? ' ' : t.count(count)}</span>}
      >
        <ExportMenu register={register} asked={asked} off={rows.length === 0} />
        {keeps && (
          <Button icon={<Upload size={16} aria-hidden="true" />} onClick={() => go(`${base}/import`)}>
            {t.import}
          </Button>
        )}
        {keeps && (
          <Button
            type="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => go(`${base}/new`)}
          >
            {t.add(say(register.row))}
          </Button>
        )}
      </PageHead>
      <FilterBar register={register} contracts={contracts} asked={asked} set={setAsked} clear={clear} />
      {found.isPending ? (
        <RowsComing rows={8} />
      ) : found.isError && rows.length === 0 ? (
        <Failure error={found.error} again={() => void found.refetch()} />
      ) : rows.length === 0 ? (
        <Nothing shown={{ register, contracts, base }} asked={asked} keeps={keeps} clear={clear} />
      ) : (
        <RowsTable shown={{ register, contracts, base }} rows={rows} asked={asked} set={setAsked} />
      )}
      {found.hasNextPage && (
        <Button
          className="wb-register-more"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </>
  )
}

function ExportMenu({
  register,
  asked,
  off,
}: Pick<RegisterShown, 'register'> & { asked: ListAsked; off: boolean }) {
  const t = useText(registerWords)
  const lang = useLang()
  const link = (format: 'csv' | 'xlsx', text: string) => ({
    key: format,
    label: (
      <a href={exportLink(register, asked, format, lang)} download>
        {text}
      </a>
    ),
  })
  const items = [
    {
      key: 'note',
      type: 'group' as const,
      label: t.exportNote,
      children: [link('xlsx', t.exportXlsx), link('csv', t.exportCsv)],
    },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} disabled={off}>
      <Button icon={<Download size={16} aria-hidden="true" />}>{t.export}</Button>
    </Dropdown>
  )
}

function Nothing({
  shown: { register, base },
  asked,
  keeps,
  clear,
}: {
  shown: RegisterShown
  asked: ListAsked
  keeps: boolean
  clear: () => void
}) {
  const t = useText(registerWords)
  const say = usePick()
  const go = useGo()
  if (isNarrowed(asked))
    return (
      <Empty title={t.none} action={<Button onClick={clear}>{t.clear}</Button>}>
        {t.noneText}
      </Empty>
    )
  if (asked.withdrawn) return <Empty title={t.noneWithdrawn} />
  const action = keeps && (
    <>
      <Button onClick={() => go(`${base}/new`)}>{t.add(say(register.row))}</Button>
      <Button onClick={() => go(`${base}/import`)}>{t.import}</Button>
    </>
  )
  return (
    <Empty title={t.never(say(register.words))} action={action}>
      {say(register.about)} {keeps ? t.neverText : t.neverRead}
    </Empty>
  )
}

function RowsTable({
  shown: { register, base },
  rows,
  asked,
  set,
}: {
  shown: RegisterShown
  rows: readonly Row[]
  asked: ListAsked
  set: (parts: Record<string, string | undefined>) => void
}) {
  const say = usePick()
  const [key, ...rest] = register.key
  const head = register.columns.find(({ id }) => id === key)!
  const columns = register.columns.filter(({ id, list }) => list && id !== key)
  return (
    <div className="wb-table-room wb-folding">
      <table className="wb-table">
        <thead>
          <tr>
            <Head column={head} asked={asked} set={set} />
            <th>{say(levelWords[register.level])}</th>
            {columns.map((column) => (
              <Head key={column.id} column={column} asked={asked} set={set} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const data = row.data as RowData
            return (
              <tr key={row.id}>
                <th scope="row">
                  <Go to={`${base}/${row.county}/${row.id}`}>
                    {[key!, ...rest].map((id) => String(data[id] ?? '')).join(' · ')}
                  </Go>
                </th>
                <td>{row.placeName}</td>
                {columns.map((column) => (
                  <td key={column.id} className={isNumber(column) ? 'wb-right' : ''}>
                    <Shown column={column} value={data[column.id]} names={row.names} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The head of a column; where it has an order, pressing it changes the order. */
function Head({
  column,
  asked,
  set,
}: {
  column: Column
  asked: ListAsked
  set: (parts: Record<string, string | undefined>) => void
}) {
  const t = useText(registerWords)
  const say = usePick()
  const side = isNumber(column) ? 'wb-right' : ''
  const name = say(column.words)
  if (!column.sort) return <th className={side}>{name}</th>
  const sorted = asked.sort?.column === column.id
  const descending = sorted && asked.sort?.descending === true
  const Sign = !sorted ? ChevronsUpDown : descending ? ArrowDown : ArrowUp
  const next = !sorted ? column.id : descending ? undefined : `-${column.id}`
  return (
    <th className={side} aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="wb-register-sort"
        title={t.sortBy(name)}
        onClick={() => set({ sort: next })}
      >
        {name}
        <Sign size={14} aria-hidden="true" />
      </button>
    </th>
  )
}
