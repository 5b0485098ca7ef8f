/**
 * Words of a law that need explaining: a dotted line under them; the explanation opens by pointer, focus or touch.
 */
import { Link } from '@tanstack/react-router'
import {
  createContext,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLang, useText } from '#platform/text/use-text.ts'
import type { ArticleRead, TermRead } from '../contract.ts'
import { sayWhere } from './citing-notes.tsx'
import { Words } from './find.tsx'
import { sayArticle } from './numbers.ts'
import { pageWords } from './pages-words.ts'

/** Where a term stands in the words of a unit. */
interface Mark {
  at: number
  term: TermRead
}

/** The first place of each term in an article, by the unit's eId; the longest word wins. */
export function marksIn(article: ArticleRead, terms: readonly TermRead[]): ReadonlyMap<string, Mark[]> {
  const marks = new Map<string, Mark[]>()
  const texts: [string, string][] = article.paragraphs.flatMap((paragraph) => [
    [paragraph.eId, paragraph.text] as [string, string],
    ...paragraph.items.flatMap((item) => [
      [item.eId, item.text] as [string, string],
      ...item.items.map((sub): [string, string] => [sub.eId, sub.text]),
    ]),
  ])
  const taken = new Map<string, boolean[]>()
  for (const term of terms) {
    for (const [eId, text] of texts) {
      const used = taken.get(eId) ?? []
      taken.set(eId, used)
      const at = freeAt(text, term.term, used, edgesOf(text))
      if (at < 0) continue
      for (let index = at; index < at + term.term.length; index += 1) used[index] = true
      marks.set(eId, [...(marks.get(eId) ?? []), { at, term }])
      break
    }
  }
  for (const list of marks.values()) list.sort((a, b) => a.at - b.at)
  return marks
}

/** The first place of a word that is free and where a word begins and ends: 居民 is none in 居民区. */
function freeAt(
  text: string,
  word: string,
  used: readonly boolean[],
  edges: ReadonlySet<number> | undefined,
): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const stands = !edges || (edges.has(at) && edges.has(end))
    if (stands && !used.slice(at, end).some(Boolean)) return at
  }
  return -1
}

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined
const edgesKnown = new Map<string, ReadonlySet<number>>()

/** Where words begin and end; undefined in browsers that cannot tell. */
function edgesOf(text: string): ReadonlySet<number> | undefined {
  if (!segmenter) return undefined
  const before = edgesKnown.get(text)
  if (before) return before
  const edges = new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length)
  edgesKnown.set(text, edges)
  return edges
}

interface Open {
  term: TermRead
  button: HTMLElement
}
interface Terms {
  open: Open | undefined
  show: (open: Open) => void
  /** Soon, unless the pointer reaches the explanation. */
  hide: (now?: boolean) => void
  keep: () => void
  panel: string
}
const TermContext = createContext<Terms | undefined>(undefined)

/** Milliseconds for the pointer to reach the explanation. */
const GRACE = 180

/** Holds the one explanation that is open. */
export function TermProvider({ law, children }: { law: string; children: ReactNode }) {
  const [open, setOpen] = useState<Open>()
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const panel = useId()
  const keep = useCallback(() => clearTimeout(later.current), [])
  const show = useCallback((next: Open) => {
    clearTimeout(later.current)
    setOpen(next)
  }, [])
  const hide = useCallback((now?: boolean) => {
    clearTimeout(later.current)
    if (now) setOpen(undefined)
    else later.current = setTimeout(() => setOpen(undefined), GRACE)
  }, [])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide(true)
    const onScroll = () => hide(true)
    addEventListener('keydown', onKey)
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('scroll', onScroll)
    }
  }, [open, hide])
  const value = useMemo(() => ({ open, show, hide, keep, panel }), [open, show, hide, keep, panel])
  return (
    <TermContext value={value}>
      {children}
      {open ? <Explanation law={law} open={open} /> : null}
    </TermContext>
  )
}

/** Words of a unit with its terms as buttons. */
export function LawText({ children: text, marks }: { children: string; marks: readonly Mark[] | undefined }) {
  if (!marks?.length) return <Words>{text}</Words>
  const out: ReactNode[] = []
  let done = 0
  for (const { at, term } of marks) {
    out.push(<Words key={`${done}`}>{text.slice(done, at)}</Words>, <TermButton key={`t${at}`} term={term} />)
    done = at + term.term.length
  }
  out.push(<Words key={`${done}`}>{text.slice(done)}</Words>)
  return out
}

function TermButton({ term }: { term: TermRead }) {
  const terms = useContext(TermContext)
  const button = useRef<HTMLSpanElement>(null)
  const isOpen = terms?.open !== undefined && terms.open.button === button.current
  const show = () => button.current && terms?.show({ term, button: button.current })
  // Focus comes before the press: a touch that has opened it by its focus must not close it again.
  const openedAt = useRef(0)
  const press = (at: number) => {
    if (isOpen && at - openedAt.current > 400) terms?.hide(true)
    else show()
  }
  return (
    // A real button is a block of its own: lines could not break within it as they do in the law.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      ref={button}
      role="button"
      tabIndex={0}
      className="law-term"
      aria-expanded={isOpen}
      aria-describedby={isOpen ? terms?.panel : undefined}
      onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && show()}
      onPointerLeave={(event: PointerEvent) => event.pointerType === 'mouse' && terms?.hide()}
      onFocus={(event) => {
        openedAt.current = event.timeStamp
        show()
      }}
      onBlur={() => terms?.hide()}
      onClick={(event) => press(event.timeStamp)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        press(event.timeStamp)
      }}
    >
      {term.term}
    </span>
  )
}

const WIDTH = 320
const EDGE = 12

function Explanation({ law, open: { term, button } }: { law: string; open: Open }) {
  const t = useText(pageWords)
  const lang = useLang()
  const terms = useContext(TermContext)
  const box = button.getClientRects()[0] ?? button.getBoundingClientRect()
  const width = Math.min(WIDTH, innerWidth - 2 * EDGE)
  const left = Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE))
  const below = box.bottom + 180 < innerHeight
  const article = term.at && term.at !== 'preamble' ? /^art_(\d+)(?:bis(\d+))?/.exec(term.at) : null
  return (
    <div
      id={terms?.panel}
      className="law-explanation off-paper"
      role="note"
      style={{ left, width, ...(below ? { top: box.bottom + 6 } : { bottom: innerHeight - box.top + 6 }) }}
      onPointerEnter={terms?.keep}
      onPointerLeave={() => terms?.hide()}
    >
      <p>
        <b lang="zh-CN">{term.term}</b>
        {term.en ? (
          <span className="quiet">
            {' '}
            {lang === 'zh' ? `${t.termEnglish}：` : ''}
            <span lang="en">{term.en}</span>
          </span>
        ) : null}
      </p>
      {term.definition ? (
        <p>
          <span className="quiet small">{t.termDefined}</span>
          <br />
          <span lang="zh-CN">{term.definition}</span>
        </p>
      ) : null}
      {term.at && article ? (
        <Link to="/law/$id/$anchor" params={{ id: law, anchor: term.at }} onClick={() => terms?.hide(true)}>
          {t.termGo}{' '}
          {sayArticle({ number: Number(article[1]), suffix: article[2] ? Number(article[2]) : null })}
          {sayWhere(term.at, true)}
        </Link>
      ) : null}
    </div>
  )
}
