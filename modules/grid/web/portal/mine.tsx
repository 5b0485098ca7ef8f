/**
 * My reports: of the signed-in person, and those made on this device without signing in.
 */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { formatAgo } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { useKept } from '#platform/ui/preferences.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { StateChip } from '#platform/ui/states.tsx'
import { useTitle } from '#platform/ui/title.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Pager, SkeletonList } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import { MatterCard } from './public-matters.tsx'
import { type Receipt, receipts } from './receipts.ts'
import { matterWords } from './words.ts'

/** `/mine`. */
export default function MinePage() {
  const t = useText(matterWords)
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const kept = useKept(receipts)
  useTitle(t.mineTitle)
  return (
    <div className="page narrow stack-l">
      <div className="section-head">
        <h1 tabIndex={-1}>{t.mineTitle}</h1>
        <Link to="/track">{t.trackTitle}</Link>
      </div>
      {me?.signedIn ? <MyMatters /> : null}
      {me && !me.signedIn && kept.length === 0 ? (
        <EmptyState
          title={t.mineEmpty}
          action={
            <div className="btn-bar">
              <Link className="btn" data-look="primary" to="/report">
                {t.report}
              </Link>
              <Link className="btn" data-look="plain" to="/sign-in" search={{ next: '/mine' }}>
                {t.goSignIn}
              </Link>
            </div>
          }
        >
          {t.mineEmptyText} {t.mineSignIn}
        </EmptyState>
      ) : null}
      {me && !me.signedIn && kept.length > 0 ? <OnDevice kept={kept} /> : null}
    </div>
  )
}

function MyMatters() {
  const t = useText(matterWords)
  const pick = usePick()
  const asked = usePages(grid.mine, { limit: 20 })
  if (asked.isPending) return <SkeletonList />
  if (asked.error) return <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
  if (asked.items.length === 0) {
    return (
      <EmptyState
        title={t.mineEmpty}
        action={
          <Link className="btn" data-look="primary" to="/report">
            {t.report}
          </Link>
        }
      >
        {t.mineEmptyText}
      </EmptyState>
    )
  }
  return (
    <div className="stack">
      <ul className="card-list">
        {asked.items.map((matter) => (
          <li key={matter.id}>
            <MatterCard
              matter={matter}
              sentence={pick(matter.sentence)}
              badge={matter.mayRate ? <StateChip tone="need">{t.rateNow}</StateChip> : null}
            />
          </li>
        ))}
      </ul>
      <Pager
        hasMore={asked.hasNextPage}
        busy={asked.isFetchingNextPage}
        onMore={() => asked.fetchNextPage()}
      />
    </div>
  )
}

function OnDevice({ kept }: { kept: Receipt[] }) {
  const t = useText(matterWords)
  const lang = useLang()
  const [asking, setAsking] = useState(false)
  return (
    <section className="stack" aria-labelledby="device-title">
      <h2 id="device-title">{t.onDevice}</h2>
      <ul className="card-list">
        {kept.map((receipt) => (
          <li key={receipt.id}>
            <Link to="/track" search={{ receipt: receipt.id }} className="pick-row">
              <span>
                <b>{receipt.title}</b>
                <span className="quiet small num" style={{ display: 'block' }}>
                  {[receipt.no, receipt.placeName, formatAgo(receipt.at, lang)].join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet small">{t.onDeviceLead}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{t.forget}</Button>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t.forgetTitle}>
        <div className="stack">
          <p>{t.forgetText}</p>
          <div className="btn-bar">
            <Button
              look="loss"
              onClick={() => {
                receipts.set([])
                toast(t.forgotten)
              }}
            >
              {t.forget}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.cancel}</Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
