/** The bearer puts on record that a duty was done. */
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { PhotoPicker } from '#platform/ui/photo-picker.tsx'
import type { SentPhoto } from '#platform/ui/photo-upload.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { duties } from '../../contract.ts'
import { useLater } from './later.ts'
import type { One } from './links.ts'
import { dutyWords } from './words.ts'

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const empty = { title: '', text: '', number: '', isPublic: false }

/** The form. */
export function RecordForm({ one }: { one: One }) {
  const t = useText(dutyWords)
  const say = usePick()
  const id = useId()
  const [form, setForm] = useState(empty)
  const [day, setDay] = useState(today())
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [busy, setBusy] = useState(false)
  const later = useLater()
  const record = useCommand(duties.record, {
    onDone: () => {
      toast(t.recordDone)
      setForm(empty)
      setPhotos([])
      later()
    },
  })
  const set = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }))
  const ready = form.title.trim().length >= 2 && form.text.trim().length >= 2 && day !== ''
  return (
    <Panel title={t.addRecord} id="record">
      <p className="wb-soft">{t.addRecordAbout}</p>
      <p>
        {t.recordFor}
        {t.colon}
        <b>{say(one.periodName)}</b>
        {one.need && <> · {say(one.need.what)}</>}
      </p>
      <form
        className="wb-duty-form"
        onSubmit={(event) => {
          event.preventDefault()
          record.mutate({
            place: one.place,
            duty: one.duty,
            period: one.period,
            title: form.title.trim(),
            text: form.text.trim(),
            number: form.number.trim() || null,
            day,
            photos: photos.map((photo) => photo.id),
            public: form.isPublic,
          })
        }}
      >
        <Field id={`${id}t`} label={t.recordTitle} hint={t.recordTitleHint}>
          <Input
            id={`${id}t`}
            maxLength={120}
            value={form.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field id={`${id}d`} label={t.recordDay} hint={t.recordDayHint}>
          <input
            id={`${id}d`}
            type="date"
            className="wb-date"
            max={today()}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
        <Field id={`${id}c`} label={t.recordText}>
          <Input.TextArea
            id={`${id}c`}
            rows={4}
            maxLength={4000}
            value={form.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </Field>
        <Field id={`${id}n`} label={t.recordNumber} mark={t.optional}>
          <Input
            id={`${id}n`}
            maxLength={120}
            value={form.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        </Field>
        <Field label={t.recordPhotos} mark={t.optional}>
          <PhotoPicker value={photos} onChange={setPhotos} onBusy={setBusy} />
        </Field>
        <Field hint={t.recordPublicHint} label="">
          <Checkbox checked={form.isPublic} onChange={(event) => set({ isPublic: event.target.checked })}>
            {t.recordPublic}
          </Checkbox>
        </Field>
        <Answer error={record.error} />
        <Button type="primary" htmlType="submit" disabled={!ready || busy} loading={record.isPending}>
          {t.recordDo}
        </Button>
        {!ready && <span className="wb-soft"> {t.recordShort}</span>}
      </form>
    </Panel>
  )
}
