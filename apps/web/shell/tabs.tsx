/**
 * The tabs at the foot of a phone.
 */
import { Link } from '@tanstack/react-router'
import { Briefcase, House, ListChecks, Map as MapIcon, MessageSquarePlus } from 'lucide-react'
import { useMe } from '#modules/accounts/web/use-me.ts'
import { useText } from '#platform/text/use-text.ts'
import { webWords } from '../words.ts'

/** Home, report, nearby, mine; the workbench for those who have one. */
export function Tabs() {
  const t = useText(webWords)
  const me = useMe()
  const tabs = [
    { to: '/', label: t.home, Icon: House },
    { to: '/report', label: t.reportShort, Icon: MessageSquarePlus },
    { to: '/map', label: t.nearbyShort, Icon: MapIcon },
    { to: '/mine', label: t.mineShort, Icon: ListChecks },
    ...(me?.positions.length ? [{ to: '/work', label: t.work, Icon: Briefcase }] : []),
  ]
  return (
    <nav className="tabs off-paper" aria-label={t.footMenu}>
      {tabs.map(({ to, label, Icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
          <Icon size={24} aria-hidden="true" />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  )
}
