/**
 * Choosing photos: each goes on its way at once and says how far it is; what failed can be sent again.
 */
import { Camera, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { type SentPhoto, sendPhoto } from './photo-upload.ts'
import { uiWords } from './words.ts'

interface Going {
  key: number
  file: File
  preview: string
  percent: number
  failed?: string
}

interface PhotoPickerProps {
  value: SentPhoto[]
  onChange: (change: (before: SentPhoto[]) => SentPhoto[]) => void
  /** How many at most. */
  limit?: number
  /** Called when the number of photos under way changes. */
  onBusy?: (busy: boolean) => void
}

let lastKey = 0

/** Photos of a report or an answer. */
export function PhotoPicker({ value, onChange, limit = 9, onBusy }: PhotoPickerProps) {
  const t = useText(uiWords)
  const [going, setGoing] = useState<Going[]>([])
  const change = useRef(onChange)
  change.current = onChange
  const underWay = going.some((one) => !one.failed)
  useEffect(() => onBusy?.(underWay), [underWay, onBusy])

  const patch = (key: number, part: Partial<Going>) =>
    setGoing((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: number) => setGoing((all) => all.filter((one) => one.key !== key))

  async function send(one: Going) {
    patch(one.key, { failed: undefined, percent: 0 })
    try {
      const sent = await sendPhoto(one.file, (percent) => patch(one.key, { percent }))
      change.current((before) => [...before, sent])
      drop(one.key)
    } catch (error) {
      patch(one.key, { failed: error instanceof CallError ? error.message : t.uploadFailed })
    }
  }

  function add(files: FileList | null) {
    const room = limit - value.length - going.length
    const added = [...(files ?? [])].slice(0, room).map((file) => ({
      key: ++lastKey,
      file,
      preview: URL.createObjectURL(file),
      percent: 0,
    }))
    setGoing((all) => [...all, ...added])
    for (const one of added) void send(one)
  }

  const full = value.length + going.length >= limit
  return (
    <div className="photos">
      {value.map((photo, index) => (
        <div className="photo-tile" key={photo.id}>
          <img src={photo.thumb} alt={t.photo(index + 1)} />
          <button
            type="button"
            className="remove"
            aria-label={t.removePhoto(index + 1)}
            onClick={() => onChange((before) => before.filter(({ id }) => id !== photo.id))}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      ))}
      {going.map((one, index) => (
        <div className="photo-tile" key={one.key}>
          <img src={one.preview} alt="" style={{ opacity: 0.6 }} />
          <button
            type="button"
            className="remove"
            aria-label={t.removePhoto(value.length + index + 1)}
            onClick={() => drop(one.key)}
          >
            <X aria-hidden="true" />
          </button>
          {one.failed ? (
            <button type="button" className="photo-state" style={{ border: 0 }} onClick={() => send(one)}>
              {one.failed}
            </button>
          ) : (
            <span className="photo-state num" role="status">
              {t.uploading(one.percent)}
            </span>
          )}
        </div>
      ))}
      {full ? null : (
        <label className="photo-add">
          <input
            type="file"
            accept="image/*"
            multiple
            className="for-readers"
            onChange={(event) => {
              add(event.target.files)
              event.target.value = ''
            }}
          />
          <Camera aria-hidden="true" />
          <span>{value.length + going.length ? t.addMore : t.addPhoto}</span>
          <span className="quiet small">{t.photoLimit(limit)}</span>
        </label>
      )}
    </div>
  )
}
