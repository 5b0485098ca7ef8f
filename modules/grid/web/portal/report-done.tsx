/**
 * Done: the number, what happens next and by when; on paper too.
 */
import { Link } from '@tanstack/react-router'
import { CircleCheckBig, Copy, Printer } from 'lucide-react'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { useKept } from '#platform/ui/preferences.ts'
import { QrCode } from '#platform/ui/qr.tsx'
import { toast } from '#platform/ui/toast.tsx'
import { receipts } from './receipts.ts'
import { reportWords } from './report-words.ts'

/** The receipt of a report sent from this device; undefined shows nothing. */
export function ReportDone({ id }: { id: string }) {
  const t = useText(reportWords)
  const lang = useLang()
  const pick = usePick()
  const receipt = useKept(receipts).find((one) => one.id === id)
  if (!receipt) return null
  const copy = async () => {
    await navigator.clipboard?.writeText(`${t.doneNo} ${receipt.no}\n${t.doneSecret} ${receipt.secret}`)
    toast(t.copied)
  }
  return (
    <div className="page narrow stack-l">
      <header className="stack-s">
        <CircleCheckBig size={44} color="var(--well)" aria-hidden="true" className="off-paper" />
        <h1 tabIndex={-1}>{t.done}</h1>
        <p className="on-paper">
          {t.printTitle} · {formatDay(receipt.at, lang, { year: true })}
        </p>
        <p>
          {receipt.title}
          <span className="quiet"> · {sayPlace(receipt.placeName)}</span>
        </p>
      </header>
      <section className="stack-s" aria-labelledby="next-title">
        <h2 id="next-title">{t.doneNext}</h2>
        <p>{pick(receipt.next)}</p>
      </section>
      <div className="stack">
        <dl className="receipt num">
          <div>
            <dt>{t.doneNo}</dt>
            <dd>{receipt.no}</dd>
          </div>
          <div>
            <dt>{t.doneSecret}</dt>
            <dd>{receipt.secret}</dd>
          </div>
        </dl>
        <p className="quiet small">
          {t.doneKeep} <span className="off-paper">{t.remembered}</span>
        </p>
        <div className="on-paper">
          <p>
            {t.howToFind} {location.origin}/track
          </p>
          <QrCode address={`${location.origin}/track`} label={t.howToFind} />
        </div>
        <div className="btn-bar">
          <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
            {t.copy}
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </div>
      <div className="stack-s">
        <Link className="btn" data-look="primary" to="/track" search={{ receipt: receipt.id }}>
          {t.see}
        </Link>
        <Link className="btn" data-look="quiet" to="/">
          {t.home}
        </Link>
      </div>
    </div>
  )
}
