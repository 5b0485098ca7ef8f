/** Taking a figure back: from which day and why; what then holds is said before. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { settings } from '../../contract.ts'
import type { Item } from '../item.ts'
import { settingWords } from '../words.ts'

/** The form. */
export function WithdrawForm({ item, place, close }: { item: Item; place: string; close: () => void }) {
  const t = useText(settingWords)
  const id = useId()
  const [reason, setReason] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const withdraw = useCommand(settings.withdraw, {
    onDone: () => {
      toast(t.withdrawDone)
      close()
    },
  })
  const errors = withdraw.error instanceof CallError ? withdraw.error.fields : {}
  return (
    <Panel title={t.withdrawTitle}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          withdraw.mutate({ place, parameter: item.parameter, reason: reason.trim(), validFrom })
        }}
      >
        <p className="wb-soft">{t.withdrawAbout}</p>
        <Field id={`${id}r`} label={t.reason} error={errors.reason}>
          <Input.TextArea
            id={`${id}r`}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Field id={`${id}f`} label={t.validFrom} hint={t.validFromHint} error={errors.validFrom}>
          <input
            id={`${id}f`}
            type="date"
            className="wb-date"
            value={validFrom}
            onChange={(event) => setValidFrom(event.target.value)}
          />
        </Field>
        <Answer error={withdraw.error} />
        <div className="wb-row">
          <Button
            type="primary"
            danger
            htmlType="submit"
            disabled={reason.trim().length < 2 || !validFrom}
            loading={withdraw.isPending}
          >
            {t.withdrawDo}
          </Button>
          <Button onClick={close}>{t.cancel}</Button>
        </div>
      </form>
    </Panel>
  )
}
