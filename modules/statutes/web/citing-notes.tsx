/**
 * What of the product rests on an article: beside it on a wide screen, unfolding under it on a phone.
 */
import { Link } from '@tanstack/react-router'
import { useState, useSyncExternalStore } from 'react'
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

/** The notes of one article. */
export function CitingNotes({ law, citing, whole }: { law: string; citing: Citing[]; whole: string }) {
  const t = useText(lawWords)
  const wide = useWide()
  if (citing.length === 0) return null
  if (!wide) {
    return (
      <details className="law-notes off-paper">
        <summary>{t.restsCount(citing.length)}</summary>
        <NoteList law={law} citing={citing} whole={whole} />
      </details>
    )
  }
  return (
    <aside className="law-notes off-paper" aria-label={t.rests}>
      <NoteList law={law} citing={citing} whole={whole} most={SHOWN} />
    </aside>
  )
}

function NoteList({
  law,
  citing,
  whole,
  most = Number.POSITIVE_INFINITY,
}: {
  law: string
  citing: Citing[]
  whole: string
  most?: number
}) {
  const t = useText(lawWords)
  const [all, setAll] = useState(false)
  const sorted = CITING.flatMap((kind) => citing.filter((one) => one.kind === kind))
  const shown = all || sorted.length <= most + 1 ? sorted : sorted.slice(0, most)
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
                <dd key={`${one.id}${one.at}`}>
                  <Note law={law} one={one} whole={whole} />
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {sorted.length > most + 1 ? (
        <button type="button" className="law-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.less : t.more(sorted.length - most)}
        </button>
      ) : null}
    </>
  )
}

function Note({ law, one, whole }: { law: string; one: Citing; whole: string }) {
  const t = useText(lawWords)
  const lang = useLang()
  const modes = { refuse: t.modeRefuse, warn: t.modeWarn, off: t.modeOff }
  const isParameter = one.kind === 'parameter'
  return (
    <>
      {isParameter && lang === 'zh' ? <q>{shorten(one.quote)}</q> : pick(one.name, lang)}
      {one.mode ? <span className="law-mode"> · {modes[one.mode]}</span> : null}
      {isParameter && lang === 'en' ? <Value one={one} open={t.valueOpen} /> : null}
      {isParameter && lang === 'zh' && one.value === null ? <span className="quiet"> · {t.valueOpen}</span> : null}
      {one.at === whole || one.at === `${whole}__para_1` ? null : (
        <>
          {' '}
          <Link className="law-where" to="/law/$id/$anchor" params={{ id: law, anchor: one.at }} resetScroll={false}>
            {sayWhere(one.at)}
          </Link>
        </>
      )}
    </>
  )
}

function Value({ one, open }: { one: Citing; open: string }) {
  if (one.value === null || one.value === undefined) return <span className="quiet"> · {open}</span>
  const isPlain = one.value.length <= 24
  return isPlain ? <span className="num"> = {one.value}</span> : null
}

const shorten = (text: string) => (text.length > 26 ? `${text.slice(0, 25)}…` : text)

const DIGITS = '零一二三四五六七八九十'

/** art_15__para_2__point_3 → 第二款第（三）项. */
export function sayWhere(eId: string): string {
  const parts = [...eId.matchAll(/__(para|point)_(\d+)/g)]
  return parts
    .map(([, kind, n]) => {
      const number = DIGITS[Number(n)] ?? n
      return kind === 'para' ? `第${number}款` : `第（${number}）项`
    })
    .join('')
}
