/**
 * Is it one of these nearby? Then following is enough.
 */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { StateChip, toneOfPhase } from '#platform/ui/states.tsx'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import { draftKept } from './draft.ts'
import { MatterTitle } from './matter-title.tsx'
import { reportWords } from './report-words.ts'
import type { Report } from './use-report.ts'

/** Likely duplicates, each with "this is it". */
export function StepNearby({
  draft,
  go,
  onFollowed,
}: Report & { onFollowed: (county: string, id: string) => void }) {
  const t = useText(reportWords)
  const pick = usePick()
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const [signIn, setSignIn] = useState(false)
  const { text, category, point, place } = draft
  const asked = useCall(grid.examine, { text, category, point, place: point ? undefined : place?.code })
  const follow = useCommand(grid.follow, {
    onDone: (_, { county, id }) => {
      draftKept.set(undefined)
      toast(t.followed)
      onFollowed(county, id)
    },
  })
  return (
    <>
      <h1 tabIndex={-1}>{t.nearby}</h1>
      <p className="quiet">{t.nearbyText}</p>
      <Answer asked={asked}>
        {({ duplicates }) =>
          duplicates.length === 0 ? (
            <EmptyState title={t.notSame} />
          ) : (
            <ul className="stack">
              {duplicates.map((matter) => (
                <li className="card stack-s" key={matter.id}>
                  <div className="row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
                    {matter.photo ? (
                      <img
                        src={matter.photo.thumb}
                        alt=""
                        width={72}
                        height={72}
                        style={{ borderRadius: 6, objectFit: 'cover' }}
                      />
                    ) : null}
                    <div className="stack-s">
                      <b>
                        <MatterTitle title={matter.title} />
                      </b>
                      <span className="quiet small">
                        {[matter.placeName, matter.metres === null ? '' : t.metres(Math.round(matter.metres))]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                      <StateChip tone={toneOfPhase(matter.phase)}>{pick(matter.stateName)}</StateChip>
                    </div>
                  </div>
                  <Button
                    wide
                    busy={follow.isPending}
                    onClick={() =>
                      me?.signedIn ? follow.mutate({ county: matter.county, id: matter.id }) : setSignIn(true)
                    }
                  >
                    {t.sameOne}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {signIn ? (
        <Note tone="act" role="status">
          <p>{t.followSignIn}</p>
          <Link className="btn" data-look="plain" to="/sign-in" search={{ next: '/report?step=nearby' }}>
            {t.contactSignIn}
          </Link>
        </Note>
      ) : null}
      <ErrorNotice error={follow.error} />
      <div className="report-foot">
        <Button look="primary" wide onClick={() => go('contact')}>
          {t.notSame}
        </Button>
      </div>
    </>
  )
}
