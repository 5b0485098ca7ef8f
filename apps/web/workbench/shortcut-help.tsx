/**
 * The list of shortcuts that work on the present page.
 */
import { Modal } from 'antd'
import { useText } from '#platform/text/use-text.ts'
import { useShortcutList } from '#platform/ui/workbench/keys.ts'
import { frameWords } from './words.ts'

const NAMES: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  'mod+k': '⌘/Ctrl K',
  'mod+Enter': '⌘/Ctrl Enter',
}

/** Opened by `?`. */
export function ShortcutHelp({ open, close }: { open: boolean; close: () => void }) {
  const t = useText(frameWords)
  const shortcuts = useShortcutList()
  return (
    <Modal open={open} onCancel={close} title={t.keys} footer={null} destroyOnHidden>
      <ul className="wb-keys">
        {shortcuts.map((one) => (
          <li key={one.keys}>
            <span>{one.does}</span>
            <span>
              {one.keys.split(' ').map((key, index) => (
                <span key={key}>
                  {index > 0 && ` ${t.thenPress} `}
                  <kbd>{NAMES[key] ?? key}</kbd>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="wb-soft">{t.keysHint}</p>
    </Modal>
  )
}
