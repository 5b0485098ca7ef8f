/**
 * Registering a matter: on patrol with a phone in the street, or for somebody who calls.
 */
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { useHas } from '#platform/ui/workbench/acting.tsx'
import { Empty } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useGo, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { pageOf } from '../row.ts'
import type { Kind } from './draft.ts'
import { type Registered, RegisterForm } from './register-form.tsx'
import { newWords } from './words.ts'
import './new.css'

/** The page. */
export function NewPage() {
  const t = useText(newWords)
  const go = useGo()
  const asked = useAsked().get('kind')
  const setAsked = useSetAsked()
  const patrols = useHas('grid.patrol')
  const clerks = useHas('grid.clerk')
  const [done, setDone] = useState<Registered>()
  const kinds: Kind[] = [...(patrols ? ['patrol' as const] : []), ...(clerks ? ['reportFor' as const] : [])]
  const kind = kinds.find((one) => one === asked) ?? kinds[0]
  if (!kind) {
    return (
      <>
        <PageHead title={t.title} />
        <Empty title={t.noDuty} action={<Button onClick={() => go('/report')}>{t.asResident}</Button>}>
          {t.noDutyText}
        </Empty>
      </>
    )
  }
  if (done) return <Done done={done} again={() => setDone(undefined)} />
  return (
    <div className="wb-new">
      <PageHead title={t.title} about={kind === 'patrol' ? t.patrolAbout : t.reportForAbout}>
        {kinds.length > 1 && (
          <Segmented
            aria-label={t.kind}
            value={kind}
            onChange={(next) => setAsked({ kind: next })}
            options={kinds.map((one) => ({ value: one, label: t[one] }))}
          />
        )}
      </PageHead>
      <RegisterForm key={kind} kind={kind} done={setDone} />
    </div>
  )
}

function Done({ done, again }: { done: Registered; again: () => void }) {
  const t = useText(newWords)
  const go = useGo()
  return (
    <>
      <PageHead title={t.doneTitle} />
      <div role="status">
        <dl className="wb-new-done">
          <div>
            <dt>{t.doneNo}</dt>
            <dd className="wb-num">{done.no}</dd>
          </div>
          {done.secret && (
            <div>
              <dt>{t.doneSecret}</dt>
              <dd className="wb-num">{done.secret}</dd>
            </div>
          )}
        </dl>
      </div>
      {done.secret && <p>{t.doneSecretHint}</p>}
      <div className="wb-row" style={{ marginTop: 24 }}>
        <Button type="primary" onClick={() => go(pageOf(done))}>
          {t.doneOpen}
        </Button>
        <Button onClick={again}>{t.doneAgain}</Button>
      </div>
    </>
  )
}
