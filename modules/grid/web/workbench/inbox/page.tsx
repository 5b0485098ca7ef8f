/**
 * The inbox: what waits, in four groups, the most pressing first.
 */
import { Button, Tabs } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
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
import { Groups, groupsOf } from './groups.tsx'
import { ManyBar } from './many-bar.tsx'
import '../rows.css'
import './inbox.css'

const concernsCases = (news: News) => news.kind === 'case'
const MOST = 100

/** The page. */
export function InboxPage() {
  const t = useText(listWords)
  const scope = useAsked().get('scope') === 'places' ? 'places' : 'mine'
  const setAsked = useSetAsked()
  const asked = usePages(grid.inbox, { scope, limit: 100 })
  const rows = asked.items as MatterRow[]
  const counts = asked.pages[0]?.counts
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const room = useRef<HTMLDivElement>(null)
  const updates = useUpdates(concernsCases)
  const groups = useMemo(() => groupsOf(rows), [rows])
  const selected = rows.filter((row) => chosen.has(row.id))

  useEffect(() => {
    if (groups.length > 0)
      keepTrail(
        scope === 'mine' ? '/work' : '/work?scope=places',
        groups.flatMap((one) => one.rows),
      )
  }, [groups, scope])

  const choose = useCallback((ids: readonly string[], on: boolean) => {
    setChosen((before) => {
      const next = new Set(before)
      for (const id of ids) {
        if (on && next.size < MOST) next.add(id)
        else next.delete(id)
      }
      return next
    })
  }, [])
  const clear = () => setChosen(new Set())
  useRowKeys(room, (id) => choose([id], !chosen.has(id)))

  return (
    <>
      <PageHead title={t.inbox} />
      <UpdatesBar
        count={updates.count}
        show={() => {
          updates.clear()
          void asked.refetch()
        }}
      />
      <Tabs
        activeKey={scope}
        onChange={(key) => {
          clear()
          setAsked({ scope: key === 'places' ? 'places' : undefined })
        }}
        items={[
          { key: 'mine', label: t.mine },
          { key: 'places', label: t.places },
        ]}
      />
      <div ref={room}>
        {asked.isPending ? (
          <RowsComing rows={8} />
        ) : asked.isError && rows.length === 0 ? (
          <Failure error={asked.error} again={() => void asked.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing scope={scope} />
        ) : (
          <Groups groups={groups} counts={counts} chosen={chosen} choose={choose} />
        )}
        {asked.hasNextPage && (
          <Button
            className="wb-more"
            loading={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            {t.more}
          </Button>
        )}
      </div>
      {selected.length > 0 && <ManyBar rows={selected} clear={clear} most={MOST} />}
    </>
  )
}

function Nothing({ scope }: { scope: 'mine' | 'places' }) {
  const t = useText(listWords)
  const go = useGo()
  const registers = useHas('grid.patrol', 'grid.clerk')
  const [title, text] =
    scope === 'mine' ? [t.inboxEmpty, t.inboxEmptyText] : [t.placesEmpty, t.placesEmptyText]
  return (
    <Empty
      title={title}
      action={
        <>
          <Button onClick={() => go(scope === 'mine' ? '/work?scope=places' : '/work/matters')}>
            {scope === 'mine' ? t.seePlaces : t.seeAll}
          </Button>
          {registers && <Button onClick={() => go('/work/new')}>{t.newMatter}</Button>}
        </>
      }
    >
      {text}
    </Empty>
  )
}

/** j, k move the focus from row to row; Enter opens by itself, for the focus lies on a link; x selects. */
function useRowKeys(room: { current: HTMLElement | null }, toggle: (id: string) => void) {
  const t = useText(listWords)
  const links = () => [...(room.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const here = () =>
    links().findIndex((one) => one.parentElement?.closest('li')?.contains(document.activeElement))
  const move = (by: number) => {
    const all = links()
    const at = here()
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'j', does: t.down, run: () => move(1) },
    { keys: 'k', does: t.up, run: () => move(-1) },
    {
      keys: 'x',
      does: t.toggle,
      run: () => {
        const id = links()[here()]?.dataset.row
        if (id) toggle(id)
      },
    },
  ])
}
