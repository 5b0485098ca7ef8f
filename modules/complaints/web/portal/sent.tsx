/** Sent: the number and the code, shown once. */
import { Link } from '@tanstack/react-router'
import { CircleCheckBig, Copy } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { toast } from '#platform/ui/toast.tsx'
import type { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'
import './complain.css'

/** The last screen. Nothing stays on the device. */
export function Sent({ receipt }: { receipt: OutputOf<typeof complaints.file> }) {
  const t = useText(complaintWords)
  const pick = usePick()
  const copy = async () => {
    await navigator.clipboard?.writeText(`${t.no} ${receipt.no}\n${t.secret} ${receipt.secret}`)
    toast(t.copied)
  }
  return (
    <div className="page narrow stack-l">
      <header className="stack-s">
        <CircleCheckBig size={44} color="var(--well)" aria-hidden="true" className="off-paper" />
        <h1 tabIndex={-1}>{t.sent}</h1>
        <p>
          {t.sentTo(receipt.to)}
          {pick(receipt.next)}
        </p>
      </header>
      <div className="stack">
        <dl className="complain-receipt num">
          <div>
            <dt>{t.no}</dt>
            <dd>{receipt.no}</dd>
          </div>
          <div>
            <dt>{t.secret}</dt>
            <dd>{receipt.secret}</dd>
          </div>
        </dl>
        <p className="quiet small">{t.keep}</p>
        <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <Link className="btn" data-look="primary" to="/complain/follow">
        {t.see}
      </Link>
    </div>
  )
}
