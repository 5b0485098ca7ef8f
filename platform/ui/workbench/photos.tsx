/**
 * Photos: looking at them, one by one or before beside after.
 */
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { photo } from '#platform/operation/shapes.ts'
import { useText } from '#platform/text/use-text.ts'
import { shared } from './words.ts'

/** A photo as pages show it. */
export type Photo = z.output<typeof photo>

/** Photos in a row; a press opens them large. */
export function PhotoRow({ photos, caption }: { photos: readonly Photo[]; caption?: string }) {
  const t = useText(shared)
  const [open, setOpen] = useState<number>()
  if (photos.length === 0) return null
  return (
    <div className="wb-photos">
      {photos.map((photo, index) => (
        <button type="button" key={photo.id} className="wb-photo" onClick={() => setOpen(index)}>
          <img src={photo.thumb} alt={t.photo(index + 1, photos.length)} loading="lazy" />
        </button>
      ))}
      {open !== undefined && (
        <PhotoViewer
          pictures={photos.map((photo) => ({ photo, caption }))}
          start={open}
          close={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

/** Looks at photos large; arrow keys turn, Escape closes. With `pair`, two stand side by side. */
export function PhotoViewer({
  pictures,
  start = 0,
  close,
  pair = false,
}: {
  pictures: readonly { photo: Photo; caption?: string | undefined }[]
  start?: number
  close: () => void
  pair?: boolean
}) {
  const t = useText(shared)
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(start)
  useEffect(() => dialog.current?.showModal(), [])
  const turn = (by: number) => setAt((now) => (now + by + pictures.length) % pictures.length)
  const shown = pair ? pictures.slice(0, 2) : pictures.slice(at, at + 1)
  return (
    <dialog
      ref={dialog}
      className="wb-viewer"
      aria-modal="true"
      onClose={close}
      onKeyDown={(event) => {
        if (pair) return
        if (event.key === 'ArrowLeft') turn(-1)
        if (event.key === 'ArrowRight') turn(1)
      }}
    >
      <header>
        {!pair && <span className="wb-num">{t.photo(at + 1, pictures.length)}</span>}
        <span className="wb-push" />
        {!pair && pictures.length > 1 && (
          <>
            <button type="button" aria-label={t.previous} onClick={() => turn(-1)}>
              <ChevronLeft />
            </button>
            <button type="button" aria-label={t.next} onClick={() => turn(1)}>
              <ChevronRight />
            </button>
          </>
        )}
        <button type="button" aria-label={t.close} onClick={() => dialog.current?.close()}>
          <X />
        </button>
      </header>
      <div className={pair ? 'wb-viewer-two' : 'wb-stack'} style={{ minHeight: 0 }}>
        {shown.map(({ photo, caption }) => (
          <figure key={photo.id} style={{ flex: 1 }}>
            <img src={photo.full} alt={caption ?? ''} />
            {caption && <figcaption>{caption}</figcaption>}
          </figure>
        ))}
      </div>
    </dialog>
  )
}
