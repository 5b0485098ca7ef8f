/**
 * Finding words in a law: which articles hold them, and the marks in the text.
 */
import { Search, X } from 'lucide-react'
import { createContext, type ReactNode, useContext } from 'react'
import { useText } from '#platform/text/use-text.ts'
import type { ArticleRead } from '../contract.ts'
import { lawWords } from './words.ts'

/** What the reader looks for; empty where nothing. */
export const Wanted = createContext('')

/** How often the words stand in an article. */
export function countIn(article: ArticleRead, wanted: string): number {
  const texts = [
    article.printed,
    article.heading ?? '',
    ...article.paragraphs.flatMap((p) => [
      p.text,
      ...p.items.flatMap((item) => [item.text, ...item.items.map((sub) => sub.text)]),
    ]),
  ]
  return texts.reduce((sum, text) => sum + text.split(wanted).length - 1, 0)
}

/** Words of the law with what is looked for marked. */
export function Words({ children: text }: { children: string }): ReactNode {
  const wanted = useContext(Wanted)
  if (!wanted || !text.includes(wanted)) return text
  let at = 0
  return text.split(wanted).map((part) => {
    const begins = at
    at += part.length + wanted.length
    return (
      <span key={begins}>
        {begins > 0 && <mark>{wanted}</mark>}
        {part}
      </span>
    )
  })
}

/** The field, and what was found. */
export function FindField({
  wanted,
  onChange,
  places,
  articles,
}: {
  wanted: string
  onChange: (wanted: string) => void
  places: number
  articles: number
}) {
  const t = useText(lawWords)
  return (
    <search className="law-find off-paper">
      <label className="law-find-field">
        <Search size={20} aria-hidden="true" />
        <span className="for-readers">{t.find}</span>
        <input
          type="search"
          value={wanted}
          placeholder={`${t.find} · ${t.findPlaceholder}`}
          onChange={(event) => onChange(event.target.value.trim())}
        />
        {wanted ? (
          <button type="button" className="icon-btn" aria-label={t.clear} onClick={() => onChange('')}>
            <X size={20} aria-hidden="true" />
          </button>
        ) : null}
      </label>
      <p className="quiet small" role="status">
        {wanted ? (places ? t.found(places, articles) : t.foundNone) : ''}
      </p>
    </search>
  )
}
