/** Shares of the classes as one bar; the numbers stand beside it, so it is only to look at. */
import type { CoverageRead } from '../shapes.ts'

export function CoverageBar({ coverage }: { coverage: CoverageRead }) {
  return (
    <span className="coverage-bar" aria-hidden="true">
      {coverage.counts.map(({ class: kind, rows }) =>
        rows ? <span key={kind} data-kind={kind} style={{ flexGrow: rows }} /> : null,
      )}
    </span>
  )
}
