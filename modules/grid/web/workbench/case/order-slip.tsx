/**
 * The order slip (交办单) on A4: number, date, from whom to whom, by when, place for the seal, code to the page.
 */
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { useLimit } from '#platform/ui/workbench/case/limit.ts'
import { type Matter, pageOf } from '../row.ts'
import { levels, useTerm } from '../terms.ts'
import { caseWords } from './words.ts'
import './order-slip.css'

/** Draws the slip, opens the browser's printing, and goes away. */
export function OrderSlip({ matter }: { matter: Matter }) {
  const [code, setCode] = useState<string>()
  const [gone, setGone] = useState(false)
  useEffect(() => {
    let current = true
    void import('qrcode')
      .then(({ default: qr }) =>
        qr.toString(window.location.origin + pageOf(matter), { type: 'svg', margin: 0 }),
      )
      .then((svg) => current && setCode(svg))
    return () => {
      current = false
    }
  }, [matter])
  useEffect(() => {
    if (!code) return
    const leave = () => setGone(true)
    window.addEventListener('afterprint', leave)
    const wait = setTimeout(() => window.print(), 50)
    return () => {
      clearTimeout(wait)
      window.removeEventListener('afterprint', leave)
    }
  }, [code])
  if (!code || gone) return null
  return createPortal(<Slip matter={matter} code={code} />, document.body)
}

function Slip({ matter, code }: { matter: Matter; code: string }) {
  const t = useText(caseWords)
  const lang = useLang()
  const say = usePick()
  const term = useTerm()
  const limit = useLimit()
  const acting = useActing()
  const order = matter.events.findLast((event) => event.action === 'dispatch' || event.action === 'reassign')
  const running = matter.timers.find((timer) => !timer.stoppedAt)
  const rows: [string, React.ReactNode][] = [
    [t.slipTo, matter.holderName ?? ''],
    [t.category, `${say(matter.categoryName)} · ${term(levels, matter.level)}`],
    [t.place, [...matter.path.map((one) => one.name), matter.address].filter(Boolean).join(' ')],
    [t.slipWhat, matter.text ?? matter.title],
    [t.slipAsk, order?.note ?? ''],
    [
      t.slipLimit,
      matter.dueAt
        ? `${running ? `${limit(running.limit)}，` : ''}${formatDateTime(matter.dueAt, lang, { year: true })}`
        : '',
    ],
    [t.slipBasis, matter.statute],
    [t.slipResult, <div key="result" className="slip-room" />],
  ]
  return (
    <article className="slip">
      {matter.provisional && <p className="slip-band">{t.slipDraft}</p>}
      {acting.demo && <p className="slip-band">{t.demo}</p>}
      <header>
        <div>
          <h1>{t.slip}</h1>
          <p>
            {t.slipNo}：{matter.no}
          </p>
          <p>
            {t.slipDate}：{formatDay(order?.at ?? matter.openedAt, lang, { year: true })}
          </p>
        </div>
        <figure>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn here from our own address */}
          <div className="slip-code" dangerouslySetInnerHTML={{ __html: code }} />
          <figcaption>{t.slipScan}</figcaption>
        </figure>
      </header>
      <h2>{matter.title}</h2>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <div>
          <p>
            {t.slipFrom}：{order?.by ?? acting.bodyName ?? acting.placeName}
          </p>
          <p className="slip-seal">{t.slipSeal}</p>
        </div>
        <div>
          <p>{t.slipSigned}：</p>
          <p>{t.slipSignedAt}：</p>
        </div>
      </footer>
    </article>
  )
}
