/**
 * How to reach the reporter: optional, and says why.
 */
import { accounts } from '#modules/accounts/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field, Tick } from '#platform/ui/field.tsx'
import { Note } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { reportWords } from './report-words.ts'
import type { Report } from './use-report.ts'

/** Name, telephone, or nobody knows. */
export function StepContact({ draft, change, go }: Report) {
  const t = useText(reportWords)
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  return (
    <>
      <h1 tabIndex={-1}>{t.contact}</h1>
      <p className="quiet">{t.contactWhy}</p>
      {me?.signedIn && me.name && !draft.anonymous ? (
        <Note tone="act">
          <p>{t.contactMe(me.name)}</p>
        </Note>
      ) : null}
      {draft.anonymous ? null : (
        <>
          <Field
            label={t.phone}
            optional
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={20}
            value={draft.phone}
            onChange={(event) => change({ phone: event.target.value })}
          />
          <Field
            label={t.name}
            optional
            autoComplete="name"
            maxLength={40}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </>
      )}
      <Tick
        label={t.anonymous}
        hint={t.anonymousHint}
        checked={draft.anonymous}
        onChange={(anonymous) => change(anonymous ? { anonymous, name: '', phone: '' } : { anonymous })}
      />
      <div className="report-foot">
        <Button look="primary" wide onClick={() => go('check')}>
          {t.next}
        </Button>
      </div>
    </>
  )
}
