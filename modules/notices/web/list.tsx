/**
 * All notices of a person.
 */
import { Link, useNavigate } from '@tanstack/react-router'
import { accounts } from '#modules/accounts/contract.ts'
import { formatAgo } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { useCall, useCommand, usePages } from '#platform/ui/query.ts'
import { StateChip } from '#platform/ui/states.tsx'
import { Pager, SkeletonList } from '#platform/ui/waiting.tsx'
import { notices } from '../contract.ts'
import { noticeWords } from './words.ts'

/** The list page; opening a notice marks it as read. */
export default function NoticesPage() {
  const t = useText(noticeWords)
  const lang = useLang()
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const asked = usePages(notices.list, { limit: 30 }, { when: me?.signedIn ?? false })
  const mark = useCommand(notices.markRead)
  const navigate = useNavigate()
  const unread = asked.pages[0]?.unread ?? 0
  if (me && !me.signedIn) {
    return (
      <div className="page narrow stack">
        <h1 tabIndex={-1}>{t.title}</h1>
        <EmptyState
          title={t.signIn}
          action={
            <Link className="btn" data-look="primary" to="/sign-in" search={{ next: '/notices' }}>
              {t.goSignIn}
            </Link>
          }
        />
      </div>
    )
  }
  return (
    <div className="page narrow stack">
      <div className="row">
        <h1 tabIndex={-1}>{t.title}</h1>
        {unread ? (
          <span className="push">
            <Button look="quiet" busy={mark.isPending} onClick={() => mark.mutate({})}>
              {t.markAll}
            </Button>
          </span>
        ) : null}
      </div>
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {asked.isPending ? <SkeletonList /> : null}
      {asked.isSuccess && asked.items.length === 0 ? (
        <EmptyState title={t.emptyTitle}>{t.emptyText}</EmptyState>
      ) : null}
      {asked.items.length ? (
        <ul className="card-list">
          {asked.items.map((notice) => (
            <li key={notice.id}>
              <a
                className="pick-row"
                href={notice.link}
                onClick={(event) => {
                  event.preventDefault()
                  if (!notice.read) mark.mutate({ ids: [notice.id] })
                  void navigate({ href: notice.link })
                }}
              >
                <span>
                  {notice.read ? notice.text : <b>{notice.text}</b>}
                  <span className="quiet small" style={{ display: 'block' }}>
                    {formatAgo(notice.at, lang)}
                  </span>
                </span>
                {notice.read ? null : (
                  <span className="push">
                    <StateChip tone="need">{t.unread}</StateChip>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Pager
        hasMore={asked.hasNextPage}
        busy={asked.isFetchingNextPage}
        onMore={() => asked.fetchNextPage()}
      />
    </div>
  )
}
