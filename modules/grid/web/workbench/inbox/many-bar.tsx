/**
 * Several matters at once: one choice of a step, one confirmation, one list of results.
 */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Cited } from '#platform/ui/workbench/answers.tsx'
import { useShortcuts } from '#platform/ui/workbench/keys.ts'
import type { MatterRow } from '../row.ts'
import { listWords } from '../words.ts'
import { ManyForm, type ManyResult } from './many-form.tsx'

/** The bar that floats while something is selected. */
export function ManyBar({
  rows,
  clear,
  most,
}: {
  rows: readonly MatterRow[]
  clear: () => void
  most: number
}) {
  const t = useText(listWords)
  const [working, setWorking] = useState<readonly MatterRow[]>()
  const [results, setResults] = useState<readonly ManyResult[]>()
  const open = () => {
    setResults(undefined)
    setWorking(rows)
  }
  const close = () => {
    setWorking(undefined)
    if (results) clear()
  }
  useShortcuts([
    { keys: 'e', does: t.manyKey, run: open },
    { keys: 'Escape', does: t.clear, run: clear },
  ])
  const ok = results?.filter((one) => one.ok).length ?? 0
  return (
    <>
      <section className="wb-many" aria-label={t.selected(rows.length)}>
        <b aria-live="polite">{t.selected(rows.length)}</b>
        {rows.length >= most && <span className="wb-soft">{t.tooMany}</span>}
        <Button type="primary" onClick={open}>
          {t.actMany}
        </Button>
        <Button onClick={clear}>{t.clear}</Button>
      </section>
      <Modal
        open={working !== undefined}
        onCancel={close}
        title={results ? t.manyDone(ok, results.length) : t.manyTitle(working?.length ?? 0)}
        footer={results ? <Button onClick={close}>{t.close}</Button> : null}
        destroyOnHidden
        width={620}
      >
        {working && !results && <ManyForm rows={working} done={setResults} cancel={close} />}
        {working && results && <Results rows={working} results={results} />}
      </Modal>
    </>
  )
}

function Results({ rows, results }: { rows: readonly MatterRow[]; results: readonly ManyResult[] }) {
  const t = useText(listWords)
  const say = usePick()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const sorted = results.toSorted((a, b) => Number(a.ok) - Number(b.ok))
  return (
    <ul className="wb-results">
      {sorted.map((one) => (
        <li key={one.id}>
          <b data-ok={one.ok}>{one.ok ? t.manyOk : t.manyNot}</b>
          <div>
            <span className="wb-num">{byId.get(one.id)?.no}</span> {byId.get(one.id)?.title}
            {one.message && <div className="wb-soft">{say(one.message)}</div>}
            {one.basis && <Cited basis={one.basis} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
