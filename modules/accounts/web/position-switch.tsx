/**
 * In which position one acts, and the switch to another: for both faces.
 */
import { usePick, useText } from '#platform/text/use-text.ts'
import { toast } from '#platform/ui/toast.tsx'
import { actingPosition, type Me, useAct, useMe } from './use-me.ts'
import { accountWords } from './words.ts'

type Position = Me['positions'][number]

/** 您正以 … 的身份工作, with the other positions to choose from. Nothing for residents. */
export function PositionSwitch({ onSwitched }: { onSwitched?: () => void }) {
  const t = useText(accountWords)
  const pick = usePick()
  const me = useMe()
  const act = useAct()
  const acting = actingPosition(me)
  if (!me || !acting) return null
  const nameOf = (position: Position) => `${position.bodyName} ${pick(position.postName)}`
  if (me.positions.length === 1) {
    return (
      <p>
        {t.acting} <b>{nameOf(acting)}</b> {t.actingAs}
      </p>
    )
  }
  return (
    <label className="field">
      <span className="field-label">{t.switchPosition}</span>
      <select
        className="input"
        value={acting.id}
        disabled={act.isPending}
        onChange={(event) => {
          const chosen = me.positions.find(({ id }) => id === event.target.value)
          if (!chosen) return
          act.mutate(chosen.id, {
            onSuccess: () => {
              toast(t.switched(nameOf(chosen)))
              onSwitched?.()
            },
          })
        }}
      >
        {me.positions.map((position) => (
          <option key={position.id} value={position.id}>
            {nameOf(position)} · {position.placeName}
          </option>
        ))}
      </select>
    </label>
  )
}
