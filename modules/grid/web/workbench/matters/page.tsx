/**
 * All matters that one may see, by conditions that stand in the address.
 */
import { Button, Dropdown } from 'antd'
import { Download } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLang, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { useHas } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing, UpdatesBar } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useGo, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { useShortcuts } from '#platform/ui/workbench/keys.ts'
import { type News, useUpdates } from '#platform/ui/workbench/live.ts'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { grid } from '../../../contract.ts'
import { keepTrail, type MatterRow } from '../row.ts'
import { listWords } from '../words.ts'
import { exportLink, type Filter, isEmpty, readFilter, writeFilter } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { MattersTable } from './table.tsx'
import { Views } from './views.tsx'
import '../rows.css'
import './matters.css'

const concernsCases = (news: News) => news.kind === 'case'

/** The page. */
export function MattersPage() {
  const t = useText(listWords)
  const raw = useAsked().toString()
  const filter = useMemo(() => readFilter(new URLSearchParams(raw)), [raw])
  const setAsked = useSetAsked()
  const set = useCallback((next: Filter) => setAsked(writeFilter(next)), [setAsked])
  const asked = usePages(grid.list, { ...filter, limit: 50 })
  const rows = asked.items as MatterRow[]
  const first = asked.pages[0]
  const updates = useUpdates(concernsCases)
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (rows.length > 0) keepTrail(raw ? `/work/matters?${raw}` : '/work/matters', rows)
  }, [rows, raw])
  useRowKeys(room)
  return (
    <>
      <PageHead
        title={t.matters}
        about={<span aria-live="polite">{first ? t.count(first.count, first.more) : ' '}</span>}
      >
        <Views filter={filter} set={set} />
        <Export filter={filter} />
      </PageHead>
      <FilterBar filter={filter} set={set} />
      <UpdatesBar
        count={updates.count}
        show={() => {
          updates.clear()
          void asked.refetch()
        }}
      />
      <div ref={room}>
        {asked.isPending ? (
          <RowsComing rows={10} />
        ) : asked.isError && rows.length === 0 ? (
          <Failure error={asked.error} again={() => void asked.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing filtered={!isEmpty(filter)} clear={() => set({})} />
        ) : (
          <MattersTable rows={rows} />
        )}
      </div>
      {asked.hasNextPage && (
        <Button
          className="wb-more"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </>
  )
}

function Export({ filter }: { filter: Filter }) {
  const t = useText(listWords)
  const lang = useLang()
  const link = (format: 'csv' | 'xlsx', name: string) => ({
    key: format,
    label: (
      <a href={exportLink(filter, format, lang)} download>
        {name}
      </a>
    ),
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: t.exportNote,
            children: [link('xlsx', t.exportXlsx), link('csv', t.exportCsv)],
          },
        ],
      }}
    >
      <Button icon={<Download size={16} aria-hidden="true" />}>{t.export}</Button>
    </Dropdown>
  )
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const t = useText(listWords)
  const go = useGo()
  const registers = useHas('grid.patrol', 'grid.clerk')
  if (filtered) {
    return (
      <Empty title={t.listEmpty} action={<Button onClick={clear}>{t.clearFilters}</Button>}>
        {t.listEmptyText}
      </Empty>
    )
  }
  return (
    <Empty
      title={t.listNever}
      action={registers && <Button onClick={() => go('/work/new')}>{t.newMatter}</Button>}
    >
      {t.listNeverText}
    </Empty>
  )
}

function useRowKeys(room: { current: HTMLElement | null }) {
  const t = useText(listWords)
  const move = (by: number) => {
    const all = [...(room.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'j', does: t.down, run: () => move(1) },
    { keys: 'k', does: t.up, run: () => move(-1) },
  ])
}
