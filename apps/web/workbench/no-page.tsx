/** In place of a page that does not exist. */
import { useText } from '#platform/text/use-text.ts'
import { Empty } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { frameWords } from './words.ts'

/** Says so and leads back. */
export function NoPage() {
  const t = useText(frameWords)
  return (
    <Empty title={t.noSuchPage} action={<Go to="/work">{t.toInbox}</Go>}>
      {t.noSuchPageText}
    </Empty>
  )
}
