/**
 * One matter by its address: public, or one's own.
 */

import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { accounts } from '#modules/accounts/contract.ts'
import { CallError, call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { toast } from '#platform/ui/toast.tsx'
import { SkeletonPage } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import { type MatterShown, MatterView } from './matter-view.tsx'
import { OwnActions } from './own-actions.tsx'
import { matterWords } from './words.ts'

type PublicOne = OutputOf<typeof grid.publicGet>
type FullOne = OutputOf<typeof grid.get>

/** `/m/$county/$id`. */
export default function MatterPage() {
  const t = useText(matterWords)
  const params = useParams({ strict: false }) as { county: string; id: string }
  const ref = { county: String(params.county), id: params.id }
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const open = useCall(grid.publicGet, ref)
  const missing = open.error instanceof CallError && open.error.status === 404
  const wantsFull = me?.signedIn === true && (open.data?.mine === true || missing)
  const full = useCall(grid.get, ref, { when: wantsFull })
  const shown = full.data ? fromFull(full.data, open.data) : open.data ? fromPublic(open.data) : undefined
  useTitle(shown?.title)
  if (shown && !(wantsFull && full.isPending && !open.data)) {
    return (
      <MatterView
        matter={shown}
        actions={
          full.data?.mine ? (
            <Own matter={full.data} />
          ) : open.data ? (
            <Follow matter={open.data} signedIn={me?.signedIn ?? false} />
          ) : null
        }
      />
    )
  }
  if (missing && me && (!wantsFull || full.error)) return <NotHere />
  if (open.error && !missing) {
    return (
      <div className="page narrow">
        <ErrorNotice error={open.error} onRetry={() => open.refetch()} />
      </div>
    )
  }
  return (
    <div className="page">
      <h1 className="for-readers">{t.progress}</h1>
      <SkeletonPage />
    </div>
  )
}

function Own({ matter }: { matter: FullOne }) {
  const t = useText(matterWords)
  const client = useQueryClient()
  return (
    <OwnActions
      actions={matter.actions}
      run={async (action, entered) => {
        await call(grid.act, {
          county: matter.county,
          id: matter.id,
          action,
          ...entered,
        })
        toast(t.doneThanks)
        await client.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith('grid.'),
        })
      }}
    />
  )
}

function Follow({ matter, signedIn }: { matter: PublicOne; signedIn: boolean }) {
  const t = useText(matterWords)
  const follow = useCommand(grid.follow, {
    onDone: (_, { follow: now }) => {
      if (now !== false) toast(t.followed)
    },
  })
  if (matter.phase === 'closed' || matter.phase === 'declined') return null
  if (!signedIn) {
    return (
      <p className="row">
        <span className="quiet">{t.followSignIn}</span>
        <Link
          className="btn"
          data-look="plain"
          to="/sign-in"
          search={{ next: `/m/${matter.county}/${matter.id}` }}
        >
          {t.goSignIn}
        </Link>
      </p>
    )
  }
  return (
    <div className="stack-s">
      <div className="row">
        <Button
          look={matter.following ? 'plain' : 'primary'}
          aria-pressed={matter.following}
          busy={follow.isPending}
          onClick={() => follow.mutate({ county: matter.county, id: matter.id, follow: !matter.following })}
        >
          {matter.following ? t.unfollow : t.meToo}
        </Button>
        <span className="quiet small">{matter.following ? t.following : t.meTooHint}</span>
      </div>
      <ErrorNotice error={follow.error} />
    </div>
  )
}

function NotHere() {
  const t = useText(matterWords)
  return (
    <div className="page narrow stack">
      <EmptyState
        title={t.notFound}
        action={
          <div className="btn-bar">
            <Link className="btn" data-look="primary" to="/track">
              {t.trackTitle}
            </Link>
            <Link className="btn" data-look="plain" to="/sign-in" search={{ next: location.pathname }}>
              {t.goSignIn}
            </Link>
          </div>
        }
      >
        {t.notFoundHint}
      </EmptyState>
    </div>
  )
}

function fromPublic(matter: PublicOne): MatterShown {
  return { ...matter, text: matter.publicText, photos: matter.photo ? [matter.photo] : [] }
}

/** The full record has no phase of its own: the public one's, else what the diagram says of the present state. */
function fromFull(matter: FullOne, open: PublicOne | undefined): MatterShown {
  const stage = matter.diagram.states.find(({ id }) => id === matter.diagram.present)?.stage
  const phase = open?.phase ?? (matter.closedAt ? 'closed' : stage === 'waiting' ? 'waiting' : 'working')
  return { ...matter, phase, followers: open?.followers ?? 0 }
}
