/**
 * A place: what one can do, who serves, what happens, by which law.
 */
import { Link, useNavigate } from '@tanstack/react-router'
import {
  ListChecks,
  Map as MapIcon,
  MessageSquarePlus,
  Phone,
  Scale,
  ScrollText,
  SlidersHorizontal,
} from 'lucide-react'
import { PublishedDuties } from '#modules/duties/web/portal/published.tsx'
import { CommunityFacilities } from '#modules/facilities/web/portal/community-facilities.tsx'
import { PublicMatters } from '#modules/grid/web/portal/public-matters.tsx'
import { places } from '#modules/places/contract.ts'
import { Browse } from '#modules/places/web/portal/browse.tsx'
import { LawLine } from '#modules/places/web/portal/law-line.tsx'
import { PlaceHead } from '#modules/places/web/portal/place-head.tsx'
import { Bodies, Contacts } from '#modules/places/web/portal/served-by.tsx'
import { placeWords } from '#modules/places/web/portal/words.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { chosenPlace } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { toast } from '#platform/ui/toast.tsx'
import { SkeletonList, SkeletonPage } from '#platform/ui/waiting.tsx'
import { webWords } from '../words.ts'
import './place-view.css'

/** The page of a place; `mine` where it is the reader's own. */
export function PlaceView({ code, mine }: { code: string; mine?: boolean }) {
  const t = useText(webWords)
  const p = useText(placeWords)
  const navigate = useNavigate()
  const asked = useCall(places.community, { code })
  const community = asked.data
  useTitle(community ? sayPlace(community.place.name) : undefined)
  if (asked.error) {
    return (
      <div className="page narrow stack">
        <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
        <Link className="btn" data-look="plain" to="/" search={{ choose: true }}>
          {t.choosePlace}
        </Link>
      </div>
    )
  }
  if (!community) {
    return (
      <div className="page">
        <SkeletonPage />
      </div>
    )
  }
  const { place } = community
  const isCommunity = place.level === 'community' || place.level === 'grid'
  const keep = () => {
    chosenPlace.set({ code: place.code, name: place.name })
    toast(t.madeMine(sayPlace(place.name)))
    void navigate({ to: '/' })
  }
  return (
    <div className="page stack-l">
      <PlaceHead name={place.name} path={place.path}>
        {mine ? (
          <Link className="btn" data-look="quiet" to="/" search={{ choose: true }}>
            {p.change}
          </Link>
        ) : isCommunity ? (
          <Button look="quiet" onClick={keep}>
            {t.makeMine}
          </Button>
        ) : null}
      </PlaceHead>
      {community.provisional ? <LawLine statute={community.statute} provisional /> : null}
      {place.jurisdiction ? null : (
        <Note title={p.noLaw}>
          <p>{p.noLawText}</p>
        </Note>
      )}
      {community.ended ? (
        <Note title={p.ended(community.ended.on)}>
          <p>
            {community.ended.into ? (
              <>
                {p.endedInto}{' '}
                <Link to="/c/$code" params={{ code: community.ended.into.code }}>
                  {sayPlace(community.ended.into.name)}
                </Link>
                {' · '}
              </>
            ) : null}
            {p.endedText}
          </p>
        </Note>
      ) : null}
      {place.jurisdiction && !community.ended ? <Actions code={place.code} /> : null}
      <div className="home-grid">
        <div className="home-who">
          {isCommunity || community.contacts.length ? <Contacts community={community} /> : null}
        </div>
        <div className="home-main stack-l">
          {place.jurisdiction ? <Happening code={place.code} /> : null}
          {isCommunity ? null : <Below code={place.code} name={place.name} />}
          {place.jurisdiction && isCommunity ? <CommunityFacilities place={place.code.slice(0, 12)} /> : null}
          {place.jurisdiction && isCommunity ? <PublishedDuties place={place.code.slice(0, 12)} /> : null}
          <Bodies community={community} />
        </div>
        <div className="home-tail stack">
          <Hotline number={community.hotline} />
          {community.provisional ? null : <LawLine statute={community.statute} provisional={false} />}
          {place.jurisdiction ? (
            <p className="law-line">
              <ScrollText className="icon" aria-hidden="true" />
              <Link to="/lists/$code" params={{ code: place.code }}>
                {t.lists}
              </Link>
            </p>
          ) : null}
          {place.jurisdiction ? (
            <p className="law-line">
              <SlidersHorizontal className="icon" aria-hidden="true" />
              <Link to="/settings/$code" params={{ code: place.code }}>
                {t.settings}
              </Link>
            </p>
          ) : null}
          {place.jurisdiction ? (
            <p className="law-line">
              <Scale className="icon" aria-hidden="true" />
              <span>
                <Link to="/complain" search={{ place: place.code } as never}>
                  {t.complain}
                </Link>
                {' · '}
                <Link to="/answers/$code" params={{ code: place.code }}>
                  {t.answers}
                </Link>
              </span>
            </p>
          ) : null}
        </div>
      </div>
    </div>
  )
}

function Actions({ code }: { code: string }) {
  const t = useText(webWords)
  return (
    <nav className="actions" aria-label={t.actions}>
      <Link to="/report" search={{ place: code }} className="action" data-first>
        <MessageSquarePlus size={32} aria-hidden="true" />
        <span>
          <b>{t.report}</b>
          <small>{t.reportLead}</small>
        </span>
      </Link>
      <Link to="/mine" className="action">
        <ListChecks size={26} aria-hidden="true" />
        <b>{t.mine}</b>
        <small>{t.mineLead}</small>
      </Link>
      <Link to="/map" search={{ place: code }} className="action">
        <MapIcon size={26} aria-hidden="true" />
        <b>{t.nearby}</b>
        <small>{t.nearbyLead}</small>
      </Link>
    </nav>
  )
}

function Happening({ code }: { code: string }) {
  const t = useText(webWords)
  return (
    <section className="stack" aria-labelledby="happening-title">
      <div className="section-head">
        <h2 id="happening-title">{t.happening}</h2>
        <Link to="/map" search={{ place: code }}>
          {t.all}
        </Link>
      </div>
      <PublicMatters
        within={code}
        limit={5}
        emptyTitle={t.happeningEmpty}
        emptyText={t.happeningEmptyText}
        outline={<SkeletonList />}
      />
    </section>
  )
}

function Below({ code, name }: { code: string; name: string }) {
  const p = useText(placeWords)
  const navigate = useNavigate()
  return (
    <section className="stack" aria-labelledby="below-title">
      <h2 id="below-title">{p.below(p.levels)}</h2>
      <Browse
        key={code}
        from={[{ code, name }]}
        onChoose={(place) => void navigate({ to: '/c/$code', params: { code: place.code } })}
      />
    </section>
  )
}

function Hotline({ number }: { number: string }) {
  const t = useText(webWords)
  const p = useText(placeWords)
  return (
    <section className="hotline">
      <div>
        <b>{p.hotline}</b>
        <p className="quiet small">{t.hotlineLead}</p>
      </div>
      <a className="btn num" data-look="plain" href={`tel:${number}`}>
        <Phone aria-hidden="true" />
        {number}
      </a>
    </section>
  )
}
