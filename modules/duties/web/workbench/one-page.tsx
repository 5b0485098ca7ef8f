/**
 * One duty of one bearer in one period: the law's words, how it stands and why, what shows it, what people said of it.
 */
import { useParams } from '@tanstack/react-router'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Facts, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { duties } from '../../contract.ts'
import { JudgeForm } from './judge-form.tsx'
import { listLink, type One } from './links.ts'
import { RecordForm } from './record-form.tsx'
import { Records } from './records.tsx'
import { StateMark, StateShape } from './state.tsx'
import { classes, everies, modalities, told } from './terms.ts'
import { dutyWords } from './words.ts'
import './duties.css'

/** The page. */
export function DutyPage() {
  const params = useParams({ strict: false }) as Record<'place' | 'duty' | 'period', string | number>
  const ref = { place: String(params.place), duty: String(params.duty), period: String(params.period) }
  const asked = useCall(duties.get, ref, { fresh: 2_000 })
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Shown one={asked.data} />
}

function Shown({ one }: { one: One }) {
  const t = useText(dutyWords)
  const say = usePick()
  const { place, duties: rights } = useActing()
  const judges = rights.has('duties.judge')
  const path = one.path.filter(({ code }) => code.startsWith(place))
  return (
    <>
      <PageHead
        title={say(one.action)}
        above={
          <nav className="wb-crumbs">
            <Go to="/work/duties">{t.title}</Go>
            {path.map(({ code, name }) => (
              <span key={code}>
                {' / '}
                <Go to={`/work/duties?within=${code}`}>{sayPlace(name)}</Go>
              </span>
            ))}
          </nav>
        }
        about={
          <>
            {sayPlace(one.placeName)} · {say(one.periodName)} · {say(one.capabilityName)}
            {one.provisional && <> · {t.provisional}</>}
          </>
        }
      />
      <div className="wb-duty-one">
        <div>
          <Because one={one} />
          <EvidencePanel one={one} />
          <Records one={one} />
          {one.may.record && <RecordForm one={one} />}
        </div>
        <div>
          <Panel title={one.article} className="wb-duty-law">
            <Cited basis={one.basis.map(({ locator, ...cited }) => ({ ...cited, article: locator }))} />
            <AboutDuty one={one} />
          </Panel>
          <History one={one} />
          {judges && <JudgeForm one={one} />}
        </div>
      </div>
    </>
  )
}

function Because({ one }: { one: One }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  return (
    <div className="wb-duty-because" data-duty={one.state} role="status">
      <b>
        <StateMark state={one.state} judgedMet={one.judgedMet} />
        {one.dueOn && one.state !== 'notCheckable' && (
          <span className="wb-duty-when" data-late={one.state === 'overdue'}>
            {t.until(formatDay(one.dueOn, lang, { year: true }))}
          </span>
        )}
      </b>
      <p>
        {say(one.because)}
        {one.since && one.state === 'met' && (
          <span className="wb-soft">
            {' · '}
            {t.sinceDay(formatDay(one.since, lang, { year: true }).replace(/（.*）/, ''))}
          </span>
        )}
      </p>
      {one.state === 'notCheckable' && (
        <p>
          <Go to={`/settings/${one.place}`}>{t.toSettings}</Go>
        </p>
      )}
    </div>
  )
}

function AboutDuty({ one }: { one: One }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  const named = (terms: Record<string, { zh: string; en: string }>, id: string) =>
    say(terms[id] ?? { zh: id, en: id })
  const bearers = one.bearers.map(({ name }) => say(name)).join(lang === 'zh' ? '、' : ', ')
  return (
    <Facts
      items={[
        [t.bornBy, bearers],
        [
          t.place,
          one.bodies.length > 0
            ? one.bodies.map((body) => (
                <div key={body.id}>
                  <Go to={`/work/bodies/${body.place}/${body.id}`}>{body.name}</Go>
                </div>
              ))
            : sayPlace(one.placeName),
        ],
        [t.every, named(everies, one.every)],
        [t.modality, named(modalities, one.modality)],
        [t.klass, named(classes, one.class)],
        [
          t.setting,
          one.setting && (
            <>
              {say(one.setting.name)}
              {t.colon}
              {one.setting.value ? say(one.setting.value) : t.settingUnset}
            </>
          ),
        ],
        [
          t.need,
          one.need && (
            <>
              {say(one.need.what)}
              <div className="wb-soft">
                {say(one.need.kindName)}
                {one.need.least > 1 && <> · {t.least(one.need.least)}</>}
              </div>
            </>
          ),
        ],
        [
          t.allPlaces,
          <Go key="all" to={listLink({ duty: one.duty })}>
            {t.open}
          </Go>,
        ],
      ]}
    />
  )
}

function EvidencePanel({ one }: { one: One }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  if (!one.need) return null
  const many = one.places && one.places.missing.length > 0 ? one.places : undefined
  return (
    <Panel
      title={t.evidence}
      side={
        one.places && (
          <span className="wb-soft wb-num">{t.placesShown(one.places.shown, one.places.asked)}</span>
        )
      }
    >
      {one.evidence.length === 0 ? (
        <p className="wb-soft">{t.evidenceNone}</p>
      ) : (
        <ul className="wb-duty-rows">
          {one.evidence.map((shown) => (
            <li key={`${shown.url}${shown.at}${String(shown.holds)}${shown.place}`}>
              <Go to={shown.url}>
                <span className="wb-duty-what">
                  <StateShape state={shown.holds ? 'met' : 'notMeasured'} /> {say(shown.title)}
                </span>
                <span className="wb-duty-when">
                  {formatDay(shown.day, lang, { year: true }).replace(/（.*）/, '')}
                </span>
                <span className="wb-soft">
                  {shown.place !== one.place && <>{sayPlace(shown.placeName)} · </>}
                  {say(shown.kindName)}
                  {!shown.holds && <> · {t.ended}</>}
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
      {many && (
        <p className="wb-soft">
          {t.missing}
          {t.colon}
          {many.missing.map(({ name }) => sayPlace(name)).join(lang === 'zh' ? '、' : ', ')}
          {many.asked - many.shown > many.missing.length && ` ${t.andMore(many.asked - many.shown)}`}
        </p>
      )}
    </Panel>
  )
}

function History({ one }: { one: One }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  const judged = one.judgments.map((word) => ({
    at: word.at,
    title:
      word.met === null
        ? t.unjudgedBy(`${word.bodyName} ${say(word.postName)}`)
        : t.judgedBy(`${word.bodyName} ${say(word.postName)}`),
    text: word.met === null ? word.reason : `${word.met ? t.judgedMet : t.judgedNot}${t.colon}${word.reason}`,
  }))
  const notes = one.told.map((note) => ({
    at: note.at,
    title: say(told[note.what] ?? { zh: note.what, en: note.what }),
    text: t.toldTo(note.toPlaceName, note.toBodies.join(lang === 'zh' ? '、' : ', '), note.people),
  }))
  const all = [...judged, ...notes].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Panel title={t.history}>
      {all.length === 0 ? (
        <p className="wb-soft">{t.historyNone}</p>
      ) : (
        <ul className="wb-duty-rows">
          {all.map((entry) => (
            <li key={`${entry.at}${entry.title}`} style={{ padding: '8px 0' }}>
              <b>{entry.title}</b>{' '}
              <span className="wb-soft">{formatDateTime(entry.at, lang, { year: true })}</span>
              <div>{entry.text}</div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
