import { SkeletonPage } from '#platform/ui/waiting.tsx'

/** While a page's own file is on its way. */
export function Waiting() {
  return (
    <div className="page">
      <SkeletonPage />
    </div>
  )
}
