/**
 * What the pages about one law have in common: way back, title, links between them, and what did not work.
 */
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { CallError } from '#platform/operation/client.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { SkeletonPage } from '#platform/ui/waiting.tsx'
import { LawTabs } from './law-tabs.tsx'
import { lawWords } from './words.ts'

interface Head {
  id: string
  title: { zh: string; en: string }
  provisional: boolean
}

export function LawFrame({
  law,
  present,
  error,
  onRetry,
  children,
}: {
  law: Head | undefined
  present: 'coverage' | 'procedure' | 'changes'
  error: Error | null
  onRetry: () => void
  children: ReactNode
}) {
  const t = useText(lawWords)
  const lang = useLang()
  if (error) {
    const isAway = error instanceof CallError && error.status < 500
    return (
      <div className="page narrow stack">
        {isAway ? (
          <EmptyState title={t.noLaw} action={<Link to="/law">{t.all}</Link>}>
            {t.noLawText}
          </EmptyState>
        ) : (
          <ErrorNotice error={error} onRetry={onRetry} />
        )}
      </div>
    )
  }
  if (!law) {
    return (
      <div className="page law-wide">
        <SkeletonPage />
      </div>
    )
  }
  return (
    <div className="page law-wide stack">
      <Link to="/law" className="law-back off-paper">
        <ChevronLeft size={18} aria-hidden="true" />
        {t.all}
      </Link>
      <div>
        <h1 tabIndex={-1} lang="zh-CN" className="law-name">
          {law.title.zh}
          {law.provisional ? <span className="tag-draft">{t.draft}</span> : null}
        </h1>
        {lang === 'en' ? <p className="quiet">{law.title.en}</p> : null}
      </div>
      <LawTabs law={law.id} present={present} />
      {children}
    </div>
  )
}
