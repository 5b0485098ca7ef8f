/**
 * What of the product rests on an article: beside it on a wide screen, unfolding under it on a phone.
 */
import { Link } from '@tanstack/react-router'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { pick } from '#platform/text/define.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { CITING, type Citing } from '../contract.ts'
import { lawWords } from './words.ts'

const SHOWN = 5
const WIDE = '(min-width: 1180px)'

/** Is there room for annotations beside the text? Large text has one column. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(WIDE)
      query.addEventListener('change', tell)
      const watch = new MutationObserver(tell)
      watch.observe(document.documentElement, { attributeFilter: ['data-text'] })
      return () => {
        query.removeEventListener('change', tell)
        watch.disconnect()
      }
    },
    () => matchMedia(WIDE).matches && document.documentElement.dataset.text !== 'large',
  )
}

interface Notes {
  law: string
  citing: Citing[]
  /** eId of the article. */
  whole: string
  /** The article has one paragraph, which need not be named. */
  single: boolean
}

/** The notes of one article. */
export function CitingNotes(notes: Notes) {
  const t = useText(lawWords)
  const wide = useWide()
  const entries = useMemo(() => gathered(notes.citing), [notes.citing])
  if (entries.length === 0) return null
  if (!wide) {
    return (
      <details className="law-notes off-paper">
        <summary>{t.restsCount(entries.length)}</summary>
        <NoteList {...notes} entries={entries} />
      </details>
    )
  }
  return (
    <aside className="law-notes off-paper" aria-label={t.rests}>
      <NoteList {...notes} entries={entries} most={SHOWN} />
    </aside>
  )
}

/** One entry for each rule, with all its places; by kind. */
interface Entry extends Citing {
  places: string[]
}

function gathered(citing: Citing[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const one of citing) {
    const key = `${one.kind} ${one.name.zh}`
    const known = entries.get(key)
    if (known) known.places = [...new Set([...known.places, one.at])]
    else entries.set(key, { ...one, places: [one.at] })
  }
  const all = [...entries.values()]
  return CITING.flatMap((kind) => all.filter((one) => one.kind === kind))
}

function NoteList({
  entries,
  most = Number.POSITIVE_INFINITY,
  ...notes
}: Notes & { entries: Entry[]; most?: number }) {
  const t = useText(lawWords)
  const [all, setAll] = useState(false)
  const isLong = entries.length > most + 1
  const shown = all || !isLong ? entries : entries.slice(0, most)
  const kinds = CITING.filter((kind) => shown.some((one) => one.kind === kind))
  return (
    <>
      <dl>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t[kind]}</dt>
            {shown
              .filter((one) => one.kind === kind)
              .map((one) => (
                <dd key={one.id}>
                  <Note {...notes} one={one} />
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {isLong ? (
        <button type="button" className="law-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.less : t.more(entries.length - most)}
        </button>
      ) : null}
    </>
  )
}

function Note({ law, one, whole, single }: Notes & { one: Entry }) {
  const t = useText(lawWords)
  const lang = useLang()
  const modes = { refuse: t.modeRefuse, warn: t.modeWarn, off: t.modeOff }
  // The packs name parameters in English ids only: in Chinese the law's own words stand for the name.
  const isQuoted = one.kind === 'parameter' && lang === 'zh'
  const places = one.places.filter((at) => at !== whole && !(single && at === `${whole}__para_1`))
  return (
    <>
      {isQuoted ? <q lang="zh-CN">{shorten(one.quote)}</q> : pick(one.name, lang)}
      {one.mode ? <span className="law-mode"> · {modes[one.mode]}</span> : null}
      {one.kind === 'parameter' ? <Value one={one} isQuoted={isQuoted} /> : null}
      {places.map((at) => (
        <span key={at}>
          {' '}
          <Link
            className="law-where"
            to="/law/$id/$anchor"
            params={{ id: law, anchor: at }}
            resetScroll={false}
          >
            {sayWhere(at, single)}
          </Link>
        </span>
      ))}
    </>
  )
}

/** What the law sets; a word that merely repeats the quote is left out. */
function Value({ one, isQuoted }: { one: Entry; isQuoted: boolean }) {
  const t = useText(lawWords)
  if (one.value === null || one.value === undefined) return <span className="quiet"> · {t.valueOpen}</span>
  const isShort = one.value.length <= 24
  if (!isShort || (isQuoted && !/^\d/.test(one.value))) return null
  return <span className="num"> = {one.value}</span>
}

const shorten = (text: string) => (text.length > 26 ? `${text.slice(0, 25)}…` : text)

const DIGITS = '零一二三四五六七八九十'

/** art_15__para_2__point_3 → 第二款第（三）项. */
export function sayWhere(eId: string, single = false): string {
  const parts = [...eId.matchAll(/__(para|point)_(\d+)/g)]
  return parts
    .filter(([, kind]) => !(single && kind === 'para'))
    .map(([, kind, n]) => {
      const number = DIGITS[Number(n)] ?? n
      return kind === 'para' ? `第${number}款` : `第（${number}）项`
    })
    .join('')
}
