/**
 * One article as printed: hanging number, heading, paragraphs, items, what is lost, and what rests on it.
 */
import { Link } from '@tanstack/react-router'
import { Link2 } from 'lucide-react'
import { memo, type ReactNode, useMemo } from 'react'
import { useText } from '#platform/text/use-text.ts'
import type { ArticleRead, TermRead } from '../contract.ts'
import { COUNTED, type Row } from '../shapes.ts'
import { ArticleNotes, sayWhere } from './citing-notes.tsx'
import { ClassMark } from './class-mark.tsx'
import { Words } from './find.tsx'
import type { Here } from './here.ts'
import { LawText, marksIn } from './terms.tsx'
import { lawWords } from './words.ts'

/** An article; `marked` is the eId of what the link names, if it lies in it. */
export const Article = memo(function Article({
  law,
  article,
  marked,
  rows,
  terms,
  here,
}: {
  law: string
  article: ArticleRead
  marked: string | undefined
  /** What it asks; empty until that is known. */
  rows: readonly Row[]
  terms: readonly TermRead[]
  here: Here
}) {
  const { eId, printed, heading, paragraphs } = article
  const marks = useMemo(() => marksIn(article, terms), [article, terms])
  return (
    <article className="law-article" id={eId} data-marked={marked === eId || undefined}>
      <h3 className="law-number" lang="zh-CN">
        <Permalink law={law} anchor={eId}>
          <Words>{printed}</Words>
        </Permalink>
        <ArticleMarks rows={rows} />
      </h3>
      <div className="law-text" lang="zh-CN">
        {heading ? (
          <p className="law-heading">
            <Words>{heading}</Words>
          </p>
        ) : null}
        {paragraphs.map((paragraph) => (
          <div key={paragraph.eId} id={paragraph.eId} data-marked={marked === paragraph.eId || undefined}>
            {paragraph.text ? (
              <p>
                <LawText marks={marks.get(paragraph.eId)}>{paragraph.text}</LawText>
                {paragraphs.length > 1 ? <LinkSign law={law} anchor={paragraph.eId} /> : null}
              </p>
            ) : null}
            {paragraph.items.length ? (
              <ol>
                {paragraph.items.map((item) => (
                  <li key={item.eId} id={item.eId} data-marked={marked === item.eId || undefined}>
                    <Permalink law={law} anchor={item.eId}>
                      {item.printed}
                    </Permalink>
                    <div>
                      <LawText marks={marks.get(item.eId)}>{item.text}</LawText>
                      {item.items.map((sub) => (
                        <p key={sub.eId} id={sub.eId} data-marked={marked === sub.eId || undefined}>
                          {sub.printed} <LawText marks={marks.get(sub.eId)}>{sub.text}</LawText>
                        </p>
                      ))}
                    </div>
                  </li>
                ))}
              </ol>
            ) : null}
          </div>
        ))}
        <Defects defects={article.defects} />
      </div>
      <ArticleNotes
        law={law}
        rows={rows}
        citing={article.citing}
        whole={eId}
        printed={printed}
        single={paragraphs.length === 1}
        here={here}
      />
    </article>
  )
})

/** What becomes of the article's rows, one shape for each class. */
function ArticleMarks({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null
  const kinds = COUNTED.flatMap((kind) => {
    const count = rows.filter((row) => (row.unbound ? 'unbound' : row.class) === kind).length
    return count ? [{ kind, count }] : []
  })
  return (
    <span className="article-marks off-paper">
      {kinds.map(({ kind, count }) => (
        <ClassMark key={kind} kind={kind} count={count} />
      ))}
    </span>
  )
}

function Permalink({ law, anchor, children }: { law: string; anchor: string; children: ReactNode }) {
  return (
    <Link className="law-permalink" to="/law/$id/$anchor" params={{ id: law, anchor }} resetScroll={false}>
      {children}
    </Link>
  )
}

function LinkSign({ law, anchor }: { law: string; anchor: string }) {
  const t = useText(lawWords)
  return (
    <Link
      className="law-sign off-paper"
      to="/law/$id/$anchor"
      params={{ id: law, anchor }}
      resetScroll={false}
      aria-label={t.copyLink(sayWhere(anchor))}
    >
      <Link2 size={16} aria-hidden="true" />
    </Link>
  )
}

function Defects({ defects }: { defects: ArticleRead['defects'] }) {
  const t = useText(lawWords)
  const lost = defects.filter(({ kind }) => kind === 'garbled')
  const items = defects.find(({ kind }) => kind === 'items-lost')
  const others = defects.flatMap(({ kind, quote }) => {
    if (kind === 'date-blank') return [t.defectBlank]
    if (kind === 'no-text') return [t.defectEmpty]
    if (kind === 'reference-dangling') return [t.defectReference(quote)]
    if (kind === 'reference-doubtful') return [t.defectDoubt(quote)]
    return kind.startsWith('number-') || kind === 'item-sequence' ? [t.defectOrder] : []
  })
  if (lost.length === 0 && !items && others.length === 0) return null
  return (
    <div className="law-defect" lang={t.draft === '暂行' ? 'zh-CN' : 'en'}>
      {lost.length || items ? <b>{t.defectLost}</b> : null}
      {lost.length ? <p>{t.defectLostText(lost.map(({ quote }) => quote).join('”“'))}</p> : null}
      {items ? <p>{t.defectItems(items.quote)}</p> : null}
      {[...new Set(others)].map((says) => (
        <p key={says}>{says}</p>
      ))}
    </div>
  )
}
