/**
 * One figure: the law's words, what holds, what depends on it, who set it before; and setting it, for whoever may.
 */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Cited, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Facts, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { settings } from '../../contract.ts'
import { type Item, type Version, whoMaySet } from '../item.ts'
import { settingWords } from '../words.ts'
import { Diamond } from './page.tsx'
import { SetForm } from './set-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'
import './settings.css'

/** The page. */
export function SettingPage() {
  const t = useText(settingWords)
  const say = usePick()
  const acting = useActing()
  const { parameter } = useParams({ strict: false }) as { parameter: string }
  const asked = useCall(settings.list, { place: acting.place })
  const item = asked.data?.items.find((one) => one.parameter === parameter)
  if (asked.isPending) return <RowsComing rows={5} height={90} />
  if (asked.isError) return <Failure error={asked.error} again={() => void asked.refetch()} />
  if (!item) return <Empty title={t.none}>{t.noneText}</Empty>
  return (
    <>
      <PageHead
        title={say(item.name)}
        above={<Go to="/work/settings">{t.back}</Go>}
        about={t.at(acting.placeName)}
      />
      <div className="wb-setting">
        <div className="wb-stack">
          <Panel title={t.law}>
            <Cited basis={item.basis} />
            <p>
              {t.whoMaySet}
              <b>{whoMaySet(item, say, t.orWho)}</b>
            </p>
          </Panel>
          <InForce item={item} />
          <Panel title={t.duties}>
            <Duties item={item} />
          </Panel>
        </div>
        <div className="wb-stack">
          <Change key={item.inForce?.id ?? 'none'} item={item} place={acting.place} />
          <Panel title={t.history}>
            <History place={acting.place} parameter={parameter} />
          </Panel>
        </div>
      </div>
    </>
  )
}

function InForce({ item }: { item: Item }) {
  const t = useText(settingWords)
  const say = usePick()
  const lang = useLang()
  const { inForce, ahead } = item
  return (
    <Panel title={t.inForce}>
      {inForce ? (
        <>
          <p className="wb-setting-figure">{inForce.said && say(inForce.said)}</p>
          <VersionFacts version={inForce} />
        </>
      ) : (
        <p>
          <span className="wb-setting-missing">
            <Diamond />
            {t.missing}
          </span>
          {item.duties.length > 0 && (
            <>
              <br />
              {t.notSet}
            </>
          )}
        </p>
      )}
      {ahead.map((version) => (
        <p key={version.id} style={{ marginTop: 12 }}>
          {version.state === 'set'
            ? t.ahead(formatDay(version.validFrom, lang))
            : t.aheadWithdrawn(formatDay(version.validFrom, lang))}{' '}
          <b>{version.said && say(version.said)}</b>
        </p>
      ))}
    </Panel>
  )
}

function VersionFacts({ version }: { version: Version }) {
  const t = useText(settingWords)
  const lang = useLang()
  const { document } = version
  return (
    <Facts
      items={[
        [t.document, document && <DocumentLine document={document} />],
        [t.since, formatDay(version.validFrom, lang, { year: true })],
        [t.heldFor, version.place.name],
        [t.setBy, version.bodyName],
      ]}
    />
  )
}

/** A document with its number, day and, where it is published, its link. */
export function DocumentLine({ document }: { document: NonNullable<Version['document']> }) {
  const t = useText(settingWords)
  const lang = useLang()
  return (
    <>
      《{document.title.replace(/^《|》$/g, '')}》{document.number}{' '}
      <span className="wb-soft">{formatDay(document.date, lang, { year: true })}</span>
      {document.link && (
        <>
          {' · '}
          <a href={document.link} target="_blank" rel="noreferrer noopener">
            {t.open}
          </a>
        </>
      )}
    </>
  )
}

function Duties({ item }: { item: Item }) {
  const t = useText(settingWords)
  const say = usePick()
  if (item.duties.length === 0) return <p className="wb-soft">{t.dutiesNone}</p>
  return (
    <ul className="wb-setting-duties">
      {item.duties.map((duty) => (
        <li key={duty.id}>
          <a href={duty.url} target="_blank" rel="noreferrer">
            {duty.article}
          </a>{' '}
          {say(duty.action)}
        </li>
      ))}
    </ul>
  )
}

function Change({ item, place }: { item: Item; place: string }) {
  const t = useText(settingWords)
  const say = usePick()
  const [doing, setDoing] = useState<'set' | 'withdraw'>()
  const own = item.inForce?.place.code === place || item.ahead.some((one) => one.place.code === place)
  if (!item.maySet) {
    return (
      <Panel title={t.set}>
        <p className="wb-soft">{t.notYours(whoMaySet(item, say, t.orWho))}</p>
        <Cited basis={item.basis} />
      </Panel>
    )
  }
  if (doing === 'withdraw')
    return <WithdrawForm item={item} place={place} close={() => setDoing(undefined)} />
  if (doing === 'set' || !item.inForce)
    return (
      <SetForm item={item} place={place} {...(item.inForce ? { close: () => setDoing(undefined) } : {})} />
    )
  return (
    <div className="wb-row">
      <Button type="primary" onClick={() => setDoing('set')}>
        {t.setAnew}
      </Button>
      {own && <Button onClick={() => setDoing('withdraw')}>{t.withdraw}</Button>}
    </div>
  )
}

function History({ place, parameter }: { place: string; parameter: string }) {
  const t = useText(settingWords)
  const say = usePick()
  const lang = useLang()
  const asked = usePages(settings.history, { place, parameter, limit: 20 })
  if (asked.isPending) return <RowsComing rows={3} />
  if (asked.isError) return <Failure error={asked.error} again={() => void asked.refetch()} />
  if (asked.items.length === 0) return <p className="wb-soft">{t.historyNone}</p>
  return (
    <>
      <ol className="wb-setting-versions">
        {asked.items.map((version) => (
          <li key={version.id}>
            <b>{version.said ? say(version.said) : t.withdrawn}</b>{' '}
            <span className="wb-soft">
              {t.from(version.place.name, formatDay(version.validFrom, lang, { year: true }))}
            </span>
            {version.document && (
              <div>
                <DocumentLine document={version.document} />
              </div>
            )}
            {version.reason && <div>{version.reason}</div>}
            <div className="wb-soft">
              {t.version(version.version)} · {version.bodyName} ·{' '}
              {formatDateTime(version.setAt, lang, { year: true })}
            </div>
          </li>
        ))}
      </ol>
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  )
}
