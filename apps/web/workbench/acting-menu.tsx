/**
 * 您正以 … 的身份工作, with the switch to another position, the account and the way out.
 */
import { Dropdown, type MenuProps } from 'antd'
import { ChevronDown } from 'lucide-react'
import { actingPosition, type Me, useAct, useMe, useSignOut } from '#modules/accounts/web/use-me.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { toast } from '#platform/ui/toast.tsx'
import { useGo } from '#platform/ui/workbench/go.tsx'
import { frameWords } from './words.ts'

type Position = Me['positions'][number]

/** The button and its menu. */
export function ActingMenu() {
  const t = useText(frameWords)
  const say = usePick()
  const lang = useLang()
  const go = useGo()
  const me = useMe()
  const act = useAct()
  const leave = useSignOut()
  const acting = actingPosition(me)
  if (!me || !acting) return null
  const nameOf = (one: Position) => `${one.bodyName}${lang === 'zh' ? '' : ' · '}${say(one.postName)}`

  const others = me.positions.filter((one) => one.id !== acting.id)
  const items: MenuProps['items'] = [
    ...(others.length > 0
      ? [
          {
            type: 'group' as const,
            label: t.switchTo,
            children: others.map((one) => ({ key: one.id, label: `${nameOf(one)} · ${one.placeName}` })),
          },
          { type: 'divider' as const },
        ]
      : []),
    { key: 'account', label: `${t.account} · ${me.name ?? me.login ?? ''}` },
    { key: 'leave', label: t.signOut },
  ]
  const choose: MenuProps['onClick'] = ({ key }) => {
    if (key === 'account') return go('/account')
    if (key === 'leave') return leave.mutate(undefined, { onSuccess: () => go('/') })
    const chosen = others.find((one) => one.id === key)
    if (!chosen) return
    act.mutate(chosen.id, {
      onSuccess: () => {
        toast(t.switched(nameOf(chosen)))
        go('/work')
      },
    })
  }
  return (
    <Dropdown menu={{ items, onClick: choose }} trigger={['click']}>
      <button type="button" className="wb-acting" aria-haspopup="menu" disabled={act.isPending}>
        <span className="wb-wide wb-soft">{t.youAct}</span>
        <b>{nameOf(acting)}</b>
        {t.actAs && <span className="wb-wide wb-soft">{t.actAs}</span>}
        <span className="wb-acting-place wb-wide">{acting.placeName}</span>
        <ChevronDown aria-hidden="true" />
      </button>
    </Dropdown>
  )
}
