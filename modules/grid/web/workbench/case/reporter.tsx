/**
 * Who reported: masked until a purpose is stated; every reading is on record.
 */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Facts, Field } from '#platform/ui/workbench/page.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { grid } from '../../../contract.ts'
import type { Matter } from '../row.ts'
import { caseWords } from './words.ts'

type Known = { name: string | null; phone: string | null }

/** The reporter, with the way to see the contact in full. */
export function Reporter({
  matter,
  reporter,
}: {
  matter: Matter
  reporter: NonNullable<Matter['reporter']>
}) {
  const t = useText(caseWords)
  const common = useText(shared)
  const id = useId()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [known, setKnown] = useState<Known>()
  // Only the record of readings changes, no list of matters.
  const reveal = useCommand(grid.reveal, { changes: [], onDone: setKnown })
  const shown: Known = known ?? reporter
  const empty = !shown.name && !shown.phone
  return (
    <section>
      <h2>{t.reporter}</h2>
      {reporter.anonymous && <span className="wb-flag">{t.anonymous}</span>}
      {empty && <p className="wb-soft">{t.noContact}</p>}
      <Facts
        items={[
          [t.name, shown.name],
          [
            t.phone,
            shown.phone &&
              (known ? (
                <a href={`tel:${shown.phone}`}>{shown.phone}</a>
              ) : (
                <span className="wb-num">{shown.phone}</span>
              )),
          ],
        ]}
      />
      {known && <p className="wb-soft">{t.revealed}</p>}
      {!known && reporter.masked && !empty && !asking && (
        <Button size="small" style={{ marginTop: 8 }} onClick={() => setAsking(true)}>
          {t.reveal}
        </Button>
      )}
      {asking && !known && (
        <form
          className="wb-reveal"
          onSubmit={(event) => {
            event.preventDefault()
            reveal.mutate({ county: matter.county, id: matter.id, purpose: purpose.trim() })
          }}
        >
          <Field id={id} label={t.revealWhy} hint={t.revealHint}>
            <Input
              id={id}
              autoFocus
              maxLength={120}
              placeholder={t.revealExample}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </Field>
          <Answer error={reveal.error} />
          <div className="wb-row">
            <Button
              type="primary"
              htmlType="submit"
              disabled={purpose.trim().length < 2}
              loading={reveal.isPending}
            >
              {t.revealDo}
            </Button>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          </div>
        </form>
      )}
    </section>
  )
}
