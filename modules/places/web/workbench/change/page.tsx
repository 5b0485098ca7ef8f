/**
 * A proposed change of communities: the plan, what was found, what was weighed. Its steps are taken on the case's page.
 */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { communities } from '#modules/communities/contract.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { pathOf } from '#platform/ui/projection.ts'
import { useCall } from '#platform/ui/query.ts'
import { Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { Sketch } from '#platform/ui/workbench/sketch.tsx'
import { changeWords } from './words.ts'
import '../places.css'

type Change = OutputOf<typeof communities.change>

/** The page. */
export function ChangePage() {
  const params = useParams({ strict: false }) as { county: string; id: string }
  const ref = { county: String(params.county), id: params.id }
  const asked = useCall(communities.change, ref, { fresh: 0 })
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Shown change={asked.data} />
}

function Shown({ change }: { change: Change }) {
  const t = useText(changeWords)
  const say = usePick()
  const go = useGo()
  const page = `/work/communities/${change.county}/${change.id}`
  return (
    <>
      <PageHead
        title={change.title}
        above={<Go to={`/work/places/${change.place.code}`}>{change.place.name}</Go>}
        about={
          <>
            <span className="wb-flag">{say(change.stateName)}</span>{' '}
            <span className="wb-num">{change.no}</span> · {change.reason}
          </>
        }
      >
        {change.mayAmend && <Button onClick={() => go(`${page}/edit`)}>{t.amend}</Button>}
        <Button type="primary" onClick={() => go(`/work/cases/${change.county}/${change.id}`)}>
          {t.caseOf}
        </Button>
      </PageHead>
      <div className="wb-divide">
        <div className="wb-stack">
          <Plan change={change} />
          <Picture change={change} />
          <Weighed factors={change.factors} />
        </div>
        <section>
          <h2>{t.findings}</h2>
          {change.findings.length === 0 && <p className="wb-soft">{t.findingsNone}</p>}
          <ul className="wb-findings">
            {change.findings.map((finding) => (
              <li key={finding.text.zh} data-severity={finding.severity}>
                <div className="wb-finding-head">{t[finding.severity]}</div>
                <p>{say(finding.text)}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function Plan({ change }: { change: Change }) {
  const t = useText(changeWords)
  const drawn = change.communities.map(({ code, name, boundary }) => ({
    key: code,
    name,
    boundary,
    mark: 'chosen' as const,
  }))
  const touched = new Set([...change.communities, ...change.ends].map(({ code }) => code))
  const around = change.present.flatMap(({ code, name, boundary }) =>
    boundary && !touched.has(code) ? [{ key: code, name, boundary }] : [],
  )
  return (
    <Sketch
      label={t.map}
      areas={[...around, ...drawn]}
      width={760}
      height={460}
      over={(plane) =>
        change.findings.flatMap(({ text, area }) =>
          area.map((piece, part) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change their order
            <path key={`${text.zh}${part}`} className="wb-area-wrong" d={pathOf(piece, plane)} />
          )),
        )
      }
    />
  )
}

function Picture({ change }: { change: Change }) {
  const t = useText(changeWords)
  return (
    <Panel title={t.communities}>
      <ul className="wb-bodies">
        {change.communities.map((one) => (
          <li key={one.code}>
            <b>{one.name}</b>
            <span className="wb-soft">
              <span className="wb-num">{one.code}</span> · {one.rural ? t.rural : t.urban}
              {one.committees !== null && ` · ${t.committees}：${one.committees}`}
            </span>
          </li>
        ))}
        {change.ends.map((one) => (
          <li key={one.code}>
            <b>
              {one.name}（{t.abolish}）
            </b>
            <span className="wb-soft">
              <span className="wb-num">{one.code}</span>
              {one.into && ` · ${t.into} ${one.into.name}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Weighed({ factors }: { factors: Change['factors'] }) {
  const t = useText(changeWords)
  const say = usePick()
  const [first] = factors
  if (!first) return null
  return (
    <Panel title={t.factors}>
      <Cited basis={first.basis} />
      <div className="wb-table-x">
        <table className="wb-table">
          <tbody>
            {factors.map((factor) => (
              <tr key={factor.id}>
                <th scope="row">
                  {say(factor.name)}
                  <div className="wb-soft">{t[factor.kind]}</div>
                </th>
                <td>
                  {factor.kind === 'principle' ? '' : factor.value || <i className="wb-soft">{t.not}</i>}
                </td>
                <td>{factor.comment || <i className="wb-soft">{t.not}</i>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
