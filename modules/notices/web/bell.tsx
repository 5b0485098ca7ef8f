/**
 * The bell with the number of unread notices.
 */
import { Link } from '@tanstack/react-router'
import { Bell } from 'lucide-react'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { notices } from '../contract.ts'
import { noticeWords } from './words.ts'

/** For signed-in people only: the shell decides. */
export function NoticeBell({ to = '/notices' }: { to?: string }) {
  const t = useText(noticeWords)
  const unread = useCall(notices.list, { limit: 1 }).data?.unread ?? 0
  return (
    <Link to={to} className="icon-btn bell" aria-label={t.bell(unread)}>
      <Bell size={22} aria-hidden="true" />
      {unread ? <span className="bell-count num">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  )
}
