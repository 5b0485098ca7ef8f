/**
 * "有更新，点此刷新": nothing moves by itself under a finger.
 */
import { RefreshCw } from 'lucide-react'
import { useText } from '#platform/text/use-text.ts'
import { useWaitingNews } from './live.ts'
import { noticeWords } from './words.ts'

/** The bar, once per page; absent while there is no news. */
export function LiveBar() {
  const t = useText(noticeWords)
  const { waiting, show } = useWaitingNews()
  return (
    <div aria-live="polite" className="off-paper">
      {waiting ? (
        <button type="button" className="live-bar" onClick={show}>
          <RefreshCw size={18} aria-hidden="true" />
          {t.news}
        </button>
      ) : null}
    </div>
  )
}
