/**
 * What is shown instead of a page: there is none, or it broke.
 */
import { Link } from '@tanstack/react-router'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/notice.tsx'
import { webWords } from '../words.ts'

/** 404. */
export function NotFoundPage() {
  const t = useText(webWords)
  return (
    <div className="page narrow stack">
      <h1 tabIndex={-1}>{t.notFoundTitle}</h1>
      <p>{t.notFoundText}</p>
      <div className="btn-bar">
        <Link className="btn" data-look="primary" to="/">
          {t.goHome}
        </Link>
      </div>
    </div>
  )
}

/** A page that threw, or whose file did not arrive. */
export function PageBroken({ error }: { error: unknown }) {
  const t = useText(webWords)
  return (
    <div className="page narrow">
      <EmptyState
        title={t.brokenTitle}
        action={
          <Button look="primary" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        }
      >
        <p>{t.brokenText}</p>
        <p className="quiet small">{error instanceof Error ? error.message : String(error)}</p>
      </EmptyState>
    </div>
  )
}
