/**
 * What of the product rests on an article: beside it on a wide screen, unfolding under it on a phone.
 */
import { Link } from '@tanstack/react-router'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { pick } from '#platform/text/define.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { CITING, type Citing } from '../contract.ts'
import type { Row } from '../shapes.ts'
import { DutyNotes } from './duty-notes.tsx'
import type { Here } from './here.ts'
import { pageWords } from './pages-words.ts'
import { LinkTo } from './row-facts.tsx'
import { lawWords } from './words.ts'

const SHOWN = 4
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
  /** Its number as printed. */
  printed: string
  /** The article has one paragraph, which need not be named. */
  single: boolean
  here: Here
}

/** The notes of one article: what it asks, and what of Linli rests on it. */
export function ArticleNotes({ rows, ...notes }: Notes & { rows: readonly Row[] }) {
  const t = useText(lawWords)
  const pages = useText(pageWords)
  const wide = useWide()
  const entries = useMemo(() => gathered(notes.citing), [notes.citing])
  if (entries.length === 0 && rows.length === 0) return null
  const asks = rows.length ? <DutyNotes rows={rows} here={notes.here} /> : null
  if (!wide) {
    const says = [
      ...(rows.length ? [pages.dutiesCount(rows.length)] : []),
      ...(entries.length ? [t.restsCount(entries.length)] : []),
    ]
    return (
      <details className="law-notes off-paper">
        <summary>{says.join(t.draft === '暂行' ? '，' : '; ')}</summary>
        {asks}
        {entries.length ? <NoteList {...notes} entries={entries} /> : null}
      </details>
    )
  }
  return (
    <aside className="law-notes off-paper" aria-label={`${notes.printed} ${t.rests}`}>
      {asks}
      {entries.length ? <NoteList {...notes} entries={entries} most={SHOWN} /> : null}
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
                <dd key={one.id} data-plain={one.says ? true : undefined}>
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

/** Where something of a kind is found in the product; pages of the workbench only for who works there. */
function pageOf(law: string, { kind, id }: Entry, works: boolean): string | undefined {
  if (kind === 'step' || kind === 'option' || kind === 'limit') return `/law/${law}/procedure`
  if (kind === 'parameter') return `/law/compare?id=${id}`
  if (kind === 'category') return '/report'
  if (!works) return undefined
  if (kind === 'grid') return '/work/places'
  return kind === 'body' || kind === 'department' ? '/work/bodies' : undefined
}

function Note({ law, one, whole, single, here }: Notes & { one: Entry }) {
  const t = useText(lawWords)
  const pages = useText(pageWords)
  const lang = useLang()
  const modes = { refuse: t.modeRefuse, warn: t.modeWarn, off: t.modeOff }
  const places = one.places.filter((at) => at !== whole && !(single && at === `${whole}__para_1`))
  const page = pageOf(law, one, here.works)
  const name = pick(one.name, lang)
  return (
    <>
      {one.says ? (
        <details className="refusal-says">
          <summary>
            {name}
            {one.mode ? <span className="law-mode"> · {modes[one.mode]}</span> : null}
          </summary>
          <p>
            <span className="quiet">{pages.refusalSays}</span> {pick(one.says, lang)}
          </p>
        </details>
      ) : page ? (
        <LinkTo to={page}>{name}</LinkTo>
      ) : (
        name
      )}
      {one.kind === 'parameter' ? <Value one={one} here={here} /> : null}
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

/** What the law sets; where it leaves that open, what a body of the reader's place has set. */
function Value({ one, here }: { one: Entry; here: Here }) {
  const t = useText(lawWords)
  const lang = useLang()
  if (!one.open && one.value) {
    // Figures always; lists only where they are short, for the article itself stands beside.
    const isShort = one.value.zh.length <= 14 || /^\d.{0,30}$/.test(one.value.zh)
    return isShort ? <span className="num"> = {pick(one.value, lang)}</span> : null
  }
  return (
    <>
      <span className="quiet"> · {t.valueOpen}</span>
      <SetHere parameter={one.id} here={here} />
    </>
  )
}

function SetHere({ parameter, here: { place, settings } }: { parameter: string; here: Here }) {
  const t = useText(pageWords)
  const lang = useLang()
  const setting = settings.get(parameter)
  if (!place || !setting) return null
  const { inForce } = setting
  return (
    <span className="set-here">
      {inForce?.said ? t.settingIs(inForce.place.name, pick(inForce.said, lang)) : t.settingNone(place.name)}
      {inForce?.document ? <span className="quiet"> {t.settingBy(inForce.document.title)}</span> : null}{' '}
      <LinkTo to={`/settings/${place.code}`}>{t.settingSee}</LinkTo>
    </span>
  )
}

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
