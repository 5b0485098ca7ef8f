/** Whom a complaint is about: a body that serves the place, or somebody there. */
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ChoiceList, Field, Tick } from '#platform/ui/field.tsx'
import { useCall } from '#platform/ui/query.ts'
import { Answer } from '#platform/ui/waiting.tsx'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'
import type { Screen } from './complain-page.tsx'

/** The screen. */
export function WhomStep({ draft, change, next }: Screen) {
  const t = useText(complaintWords)
  const pick = usePick()
  const asked = useCall(complaints.addressees, { place: draft.place?.code ?? '' })
  return (
    <>
      <h1 tabIndex={-1}>{t.whom}</h1>
      <p className="quiet">{t.whomHint}</p>
      <Answer asked={asked}>
        {({ about }) => (
          <ChoiceList
            legend={<span className="for-readers">{t.whom}</span>}
            value={draft.about}
            onChange={(chosen) =>
              change({ about: chosen, to: undefined, person: chosen !== '' && draft.person })
            }
            options={[
              ...about.map(({ id, name, kind }) => ({
                value: id,
                label: name,
                hint: name.includes(pick(kind)) ? undefined : pick(kind),
              })),
              { value: '', label: t.unknown },
            ]}
          />
        )}
      </Answer>
      {draft.about ? (
        <Tick
          label={t.person}
          checked={draft.person}
          onChange={(person) => change({ person, to: undefined })}
        />
      ) : null}
      {draft.about && draft.person ? (
        <Field
          label={t.personName}
          optional
          maxLength={40}
          value={draft.aboutName}
          onChange={(event) => change({ aboutName: event.target.value })}
        />
      ) : null}
      <Button look="primary" wide disabled={draft.about === undefined} onClick={next}>
        {t.next}
      </Button>
    </>
  )
}
