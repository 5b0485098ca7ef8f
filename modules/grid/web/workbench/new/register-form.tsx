/**
 * The form of a registration. Photo first on patrol; the caller's words first at the desk.
 */
import { Button, Checkbox, Input, Popconfirm } from 'antd'
import { useId, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { PhotoPicker } from '#platform/ui/photo-picker.tsx'
import { useCommand } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { grid } from '../../../contract.ts'
import { CategoryField } from './category-field.tsx'
import { type Draft, isBlank, type Kind, useDraft } from './draft.ts'
import { useExamination } from './examine.ts'
import { Known } from './known.tsx'
import { Where } from './where.tsx'
import { newWords } from './words.ts'

/** What the server gave: the number, and for callers the code. */
export interface Registered {
  county: string
  id: string
  no: string
  secret?: string
}

/** The form. */
export function RegisterForm({ kind, done }: { kind: Kind; done: (registered: Registered) => void }) {
  const t = useText(newWords)
  const common = useText(shared)
  const id = useId()
  const acting = useActing()
  const { draft, set, clear } = useDraft(kind)
  const known = useExamination(draft)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const finish = (registered: Registered) => {
    clear()
    done(registered)
  }
  const patrol = useCommand(grid.patrol, { onDone: finish })
  const reportFor = useCommand(grid.reportFor, { onDone: finish })
  const sending = patrol.isPending || reportFor.isPending
  const place =
    draft.place || known?.place?.code || (acting.place.length === 15 && !draft.point ? acting.place : '')
  const lacks = {
    text: draft.text.trim().length < 2,
    category: !draft.category,
    place: !place && !(kind === 'patrol' && draft.point),
    fixed: kind === 'patrol' && draft.fixed && draft.fixedText.trim().length < 2,
  }
  const submit = () => {
    setShown(true)
    if (Object.values(lacks).some(Boolean)) return
    if (kind === 'patrol') patrol.mutate(patrolInput(draft, place))
    else reportFor.mutate(reportForInput(draft, place))
  }
  const photos = (
    <Field label={t.photos} mark={common.optional} hint={kind === 'patrol' ? t.photosHint : undefined}>
      <PhotoPicker
        value={draft.photos}
        onBusy={setBusy}
        onChange={(change) => set((before) => ({ photos: change(before.photos) }))}
      />
    </Field>
  )
  const what = (
    <Field
      id={`${id}w`}
      label={t.what}
      hint={kind === 'patrol' ? t.whatHint : t.whatHintCaller}
      error={shown && lacks.text ? t.missing : undefined}
    >
      <Input.TextArea
        id={`${id}w`}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={2000}
        value={draft.text}
        onChange={(event) => set({ text: event.target.value })}
      />
    </Field>
  )
  return (
    <form
      className="wb-new-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="wb-new-fields">
        {kind === 'patrol' ? photos : <Channel draft={draft} set={set} />}
        {kind === 'reportFor' && what}
        <fieldset className="wb-new-part">
          <legend>{t.where}</legend>
          <Where
            onSite={kind === 'patrol'}
            draft={draft}
            set={set}
            known={known}
            missing={shown && lacks.place}
          />
        </fieldset>
        {kind === 'patrol' && what}
        <CategoryField
          value={draft.category}
          change={(category) => set({ category })}
          suggested={known?.suggested.slice(0, 4) ?? []}
          missing={shown && lacks.category}
          place={place}
        />
        {kind === 'reportFor' && <Caller draft={draft} set={set} />}
        {kind === 'reportFor' && photos}
        <div className="wb-narrow">
          <Known known={known} />
        </div>
        {kind === 'patrol' && <Fixed draft={draft} set={set} missing={shown && lacks.fixed} />}
        <Answer error={patrol.error ?? reportFor.error} />
        <div className="wb-row wb-new-send">
          <Button type="primary" size="large" htmlType="submit" loading={sending} disabled={busy}>
            {kind === 'patrol' && draft.fixed ? t.sendFixed : t.send}
          </Button>
          {!isBlank(draft) && (
            <>
              <Popconfirm
                title={t.discardAsk}
                okText={t.discard}
                cancelText={common.cancel}
                onConfirm={() => {
                  clear()
                  setShown(false)
                }}
              >
                <Button size="large">{t.discard}</Button>
              </Popconfirm>
              <span className="wb-soft">{t.draftKept}</span>
            </>
          )}
        </div>
      </div>
      <div className="wb-wide">
        <Known known={known} />
      </div>
    </form>
  )
}

type PartProps = { draft: Draft; set: (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void }

function Channel({ draft, set }: PartProps) {
  const t = useText(newWords)
  const channels: Draft['channel'][] = ['phone', 'visit', 'hotline', 'letter', 'other']
  return (
    <Field label={t.channel}>
      <div className="wb-chips">
        {channels.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={draft.channel === one}
            onClick={() => set({ channel: one })}
          >
            {t[one]}
          </button>
        ))}
      </div>
    </Field>
  )
}

function Caller({ draft, set }: PartProps) {
  const t = useText(newWords)
  const id = useId()
  return (
    <fieldset className="wb-new-part">
      <legend>{t.caller}</legend>
      <p className="wb-hint">{t.callerHint}</p>
      <div className="wb-new-two">
        <Field id={`${id}n`} label={t.callerName}>
          <Input
            id={`${id}n`}
            maxLength={40}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field id={`${id}p`} label={t.callerPhone}>
          <Input
            id={`${id}p`}
            maxLength={20}
            inputMode="tel"
            autoComplete="off"
            value={draft.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Field>
      </div>
    </fieldset>
  )
}

/** Found and fixed at once (自行处置). */
function Fixed({ draft, set, missing }: PartProps & { missing: boolean }) {
  const t = useText(newWords)
  const id = useId()
  return (
    <div className="wb-new-part">
      <Checkbox checked={draft.fixed} onChange={(event) => set({ fixed: event.target.checked })}>
        <b>{t.fixed}</b>
      </Checkbox>
      {draft.fixed && (
        <div style={{ marginTop: 12 }}>
          <Field id={id} label={t.fixedText} error={missing ? t.missing : undefined}>
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              maxLength={1000}
              value={draft.fixedText}
              onChange={(event) => set({ fixedText: event.target.value })}
            />
          </Field>
          <Field label={t.fixedPhotos}>
            <PhotoPicker
              value={draft.fixedPhotos}
              onChange={(change) => set((before) => ({ fixedPhotos: change(before.fixedPhotos) }))}
            />
          </Field>
        </div>
      )}
    </div>
  )
}

const idsOf = (photos: Draft['photos']) => photos.map((photo) => photo.id)

function patrolInput(draft: Draft, place: string) {
  return {
    id: draft.id,
    category: draft.category,
    text: draft.text.trim(),
    ...(place ? { place } : {}),
    ...(draft.point ? { point: draft.point } : {}),
    ...(draft.address.trim() ? { address: draft.address.trim() } : {}),
    photos: idsOf(draft.photos),
    ...(draft.fixed ? { fixed: { text: draft.fixedText.trim(), photos: idsOf(draft.fixedPhotos) } } : {}),
  }
}

function reportForInput(draft: Draft, place: string) {
  return {
    id: draft.id,
    category: draft.category,
    text: draft.text.trim(),
    place,
    channel: draft.channel,
    ...(draft.point ? { point: draft.point } : {}),
    ...(draft.address.trim() ? { address: draft.address.trim() } : {}),
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
    photos: idsOf(draft.photos),
  }
}
