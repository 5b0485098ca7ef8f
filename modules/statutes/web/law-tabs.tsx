/**
 * The pages of one law, and the files in which it can be taken away.
 */
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useLang, useText } from '#platform/text/use-text.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../contract.ts'
import { pageWords } from './pages-words.ts'

type Tab = 'read' | 'coverage' | 'procedure' | 'changes'

/** Links between the pages of a law; the present one is marked. */
export function LawTabs({ law, present }: { law: string; present: Tab }) {
  const t = useText(pageWords)
  const tabs = [
    ['read', '/law/$id'],
    ['coverage', '/law/$id/coverage'],
    ['procedure', '/law/$id/procedure'],
    ['changes', '/law/$id/changes'],
  ] as const
  return (
    <nav className="law-tabs off-paper" aria-label={t.pages}>
      {tabs.map(([tab, to]) => (
        <Link
          key={tab}
          to={to}
          params={{ id: law }}
          aria-current={tab === present ? 'page' : undefined}
          activeOptions={{ exact: true }}
        >
          {t[tab]}
        </Link>
      ))}
      <Link to="/law/compare">{t.compare}</Link>
    </nav>
  )
}

/** The files, each with what it is. */
export function LawDownloads({ law }: { law: string }) {
  const t = useText(pageWords)
  const lang = useLang()
  const says: Record<ExportFormat, [string, string]> = {
    akn: [t.downloadAkn, t.downloadAknText],
    md: [t.downloadMd, t.downloadMdText],
    json: [t.downloadJson, t.downloadJsonText],
    csv: [t.downloadCsv, t.downloadCsvText],
  }
  return (
    <details className="law-downloads off-paper">
      <summary>
        <Download size={18} aria-hidden="true" />
        {t.download}
      </summary>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={downloadUrl(law, format, lang)} download>
              <b>{says[format][0]}</b>
              <span className="quiet small">{says[format][1]}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function downloadUrl(id: string, format: ExportFormat, lang: 'zh' | 'en'): string {
  return `/api/statutes.download?input=${encodeURIComponent(JSON.stringify({ id, format, lang }))}`
}
