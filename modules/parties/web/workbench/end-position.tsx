/** Ending a position: named before it is done. */
import { Modal } from 'antd'
import { useId, useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { parties } from '../../contract.ts'
import type { Position } from './body-page.tsx'
import { partyWords } from './words.ts'

/** The window. */
export function EndPosition({ position, close }: { position: Position; close: () => void }) {
  const t = useText(partyWords)
  const say = usePick()
  const id = useId()
  const [to, setTo] = useState(todayInChina())
  const end = useCommand(parties.endPosition, {
    onDone: () => {
      toast(t.ended)
      close()
    },
  })
  return (
    <Modal
      open
      title={t.endTitle(position.personName, say(position.postName))}
      okText={t.endDo}
      okButtonProps={{ danger: true, loading: end.isPending, disabled: !to }}
      cancelText={t.cancel}
      onCancel={close}
      onOk={() => end.mutate({ id: position.id, place: position.place, to })}
    >
      <p>{t.endAbout}</p>
      <Field id={id} label={t.endAt}>
        <input
          id={id}
          type="date"
          className="wb-date"
          min={position.from}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </Field>
      <Answer error={end.error} />
    </Modal>
  )
}

/** Today in China's calendar. */
export function todayInChina(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
