/**
 * What becomes of a row, as a shape with its name: colour and shape say the same.
 */
import { usePick, useText } from '#platform/text/use-text.ts'
import { type Counted, DUTY_CLASSES } from '../shapes.ts'
import { CLASS_MEANS, CLASSES } from '../text/duties.ts'
import { pageWords } from './pages-words.ts'

/** The name of a class, or of what is bound to nothing. */
export function useClassName(): (kind: Counted) => string {
  const t = useText(pageWords)
  const say = usePick()
  return (kind) => (kind === 'unbound' ? t.unbound : say(CLASSES[kind]))
}

/** The shape; with its name beside it, or for screen readers only. */
export function ClassMark({ kind, named, count }: { kind: Counted; named?: boolean; count?: number }) {
  const nameOf = useClassName()
  const name = count === undefined ? nameOf(kind) : `${nameOf(kind)} ${count}`
  return (
    <span className="class-mark" data-kind={kind}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <Shape kind={kind} />
      </svg>
      {named ? <span>{name}</span> : <span className="for-readers">{name}</span>}
    </span>
  )
}

function Shape({ kind }: { kind: Counted }) {
  switch (kind) {
    case 'run':
      return <rect x="2" y="2" width="10" height="10" rx="1.5" />
    case 'recorded':
      return <path d="M2 2h10v10H2zM4.5 5.2h5M4.5 8.8h5" data-hollow />
    case 'published':
      return <circle cx="7" cy="7" r="5" />
    case 'human':
      return <path d="M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2m0 0v10" data-hollow />
    case 'out-of-scope':
      return <path d="M2.5 7h9" data-hollow />
    case 'planned':
      return <rect x="2" y="2" width="10" height="10" rx="1.5" data-hollow strokeDasharray="2.4 1.6" />
    case 'unbound':
      return <path d="M7 2l5.5 10h-11z" />
  }
}

/** What all shapes mean. */
export function ClassLegend() {
  const t = useText(pageWords)
  const say = usePick()
  return (
    <dl className="class-legend">
      {DUTY_CLASSES.map((kind) => (
        <div key={kind}>
          <dt>
            <ClassMark kind={kind} named />
          </dt>
          <dd>{say(CLASS_MEANS[kind])}</dd>
        </div>
      ))}
      <div>
        <dt>
          <ClassMark kind="unbound" named />
        </dt>
        <dd>{t.unboundText}</dd>
      </div>
    </dl>
  )
}
