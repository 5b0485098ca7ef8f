/**
 * How a grid matter is handled under one law: its steps, who takes them, the articles behind them, the time limits.
 */
import './reader.css'
import './pages.css'
import './compare.css'
import { useParams } from '@tanstack/react-router'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { statutes } from '../contract.ts'
import { LawFrame } from './law-frame.tsx'
import { pageWords } from './pages-words.ts'
import { LinkTo } from './row-facts.tsx'

export default function ProcedurePage() {
  const t = useText(pageWords)
  const say = usePick()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const asked = useCall(statutes.procedure, { id }, { fresh: 3_600_000 })
  const law = asked.data
  useTitle(law ? t.procedureOf(law.title.zh) : undefined)
  return (
    <LawFrame law={law} present="procedure" error={asked.error} onRetry={() => asked.refetch()}>
      {law ? (
        <>
          <p className="quiet law-lead">{t.procedureLead}</p>
          <ol className="procedure">
            {law.steps.map((step) => (
              <li key={step.id} id={`step-${step.id}`}>
                <h2>{say(step.name)}</h2>
                <ul className="procedure-by">
                  {step.by.map((who) => (
                    <li key={who.zh}>{say(who)}</li>
                  ))}
                </ul>
                <p className="small">
                  {step.basis.length ? (
                    step.basis.map((one) => (
                      <LinkTo key={one.url + one.quote} to={one.url} className="procedure-basis">
                        {one.locator}
                      </LinkTo>
                    ))
                  ) : (
                    <span className="quiet">{t.design}</span>
                  )}
                </p>
              </li>
            ))}
          </ol>
          <section className="stack-s">
            <h2>{t.limits}</h2>
            <p className="quiet">{say(law.limits.why)}</p>
            <div className="law-table-x">
              <table className="law-table">
                <thead>
                  <tr>
                    <th scope="col">{t.stage}</th>
                    {[t.emergency, t.urgent, t.ordinary, t.complex].map((name) => (
                      <th key={name} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {law.limits.stages.map((stage) => (
                    <tr key={stage.id}>
                      <th scope="row">{say(stage.name)}</th>
                      {stage.byUrgency.map((limit, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the levels have a fixed order
                        <td key={index} className="num">
                          {say(limit)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <section className="stack-s">
            <h2>{t.states}</h2>
            <dl className="states">
              {law.states.map((state) => (
                <div key={state.id}>
                  <dt>{say(state.name)}</dt>
                  <dd>{say(state.plain)}</dd>
                </div>
              ))}
            </dl>
          </section>
        </>
      ) : null}
    </LawFrame>
  )
}
