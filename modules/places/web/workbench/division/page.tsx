/**
 * One division: what is proposed, what was found wrong and where, and the decision.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input, Popconfirm } from 'antd'
import { useId, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { pathOf } from '#platform/ui/projection.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { Sketch } from '#platform/ui/workbench/sketch.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { places } from '../../../contract.ts'
import { placeWords } from '../words.ts'
import { Findings } from './findings.tsx'
import '../places.css'

type Division = OutputOf<typeof places.division>

/** The page. */
export function DivisionPage() {
  const { code, id } = useParams({ strict: false }) as { code: string | number; id: string }
  const community = String(code)
  const asked = useCall(places.division, { id, community })
  const place = useCall(places.get, { code: community }, { fresh: 300_000 }).data
  const drawn = useCall(places.boundaries, { code: community, level: 'grid' }, { fresh: 300_000 }).data
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Shown division={asked.data} name={place?.name ?? ''} outline={drawn?.outline ?? null} />
}

function Shown({
  division,
  name,
  outline,
}: {
  division: Division
  name: string
  outline: Division['grids'][number]['boundary'] | null
}) {
  const t = useText(placeWords)
  const [looked, setLooked] = useState<number>()
  const wrong = new Set(looked === undefined ? [] : division.findings[looked]?.grids)
  return (
    <>
      <PageHead
        title={t.divideTitle(name)}
        above={<Go to={`/work/places/${division.community}`}>{t.backTo(name)}</Go>}
        about={
          <>
            <span className="wb-flag" data-kind={division.state === 'proposed' ? 'need' : undefined}>
              {t[division.state]}
            </span>{' '}
            {t.divisionOf(division.grids.length)} · {division.reason}
          </>
        }
      />
      <div className="wb-divide">
        <div className="wb-stack">
          <Sketch
            label={t.map}
            outline={outline}
            areas={division.grids.map((grid) => ({
              key: grid.code ?? grid.name,
              name: grid.name,
              boundary: grid.boundary,
              mark: wrong.has(grid.code ?? '') || wrong.has(grid.name) ? ('chosen' as const) : undefined,
            }))}
            width={760}
            height={500}
            over={(plane) =>
              division.findings.flatMap((finding, index) =>
                finding.area.map((area, part) => (
                  <path
                    // biome-ignore lint/suspicious/noArrayIndexKey: findings never change their order
                    key={`${index}-${part}`}
                    className="wb-area-wrong"
                    data-looked={looked === index}
                    d={pathOf(area, plane)}
                  >
                    <title>{t.legendWrong}</title>
                  </path>
                )),
              )
            }
          />
          <GridTable division={division} />
        </div>
        <div className="wb-stack">
          <section>
            <h2>{t.findings}</h2>
            <Findings findings={division.findings} looked={looked} look={setLooked} />
          </section>
          {division.state === 'proposed' && <Decide division={division} />}
        </div>
      </div>
    </>
  )
}

function GridTable({ division }: { division: Division }) {
  const t = useText(placeWords)
  return (
    <div className="wb-table-room wb-table-x">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.kind}</th>
            <th className="wb-right">{t.households}</th>
            <th>{t.basis}</th>
          </tr>
        </thead>
        <tbody>
          {division.grids.map((grid) => (
            <tr key={grid.code ?? grid.name}>
              <th scope="row">{grid.name}</th>
              <td className="wb-one">{grid.kind === 'urban' ? t.urbanGrid : t.ruralGrid}</td>
              <td className="wb-right">{grid.households ?? '─'}</td>
              <td>{grid.basis.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The decision, for the body that the law names; and taking the proposal back. */
function Decide({ division }: { division: Division }) {
  const t = useText(placeWords)
  const common = useText(shared)
  const say = usePick()
  const id = useId()
  const [document, setDocument] = useState('')
  const [effective, setEffective] = useState('')
  const of = { id: division.id, community: division.community }
  const decide = useCommand(places.decideGrids, { onDone: () => toast(t.decideDone) })
  const withdraw = useCommand(places.withdrawGrids, { onDone: () => toast(t.withdrawDone) })
  return (
    <Panel title={t.decide}>
      <p>
        {t.decider}：<b>{say(division.decider)}</b>
      </p>
      <Cited basis={division.basis} />
      {division.mayDecide ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            decide.mutate({ ...of, document: document.trim(), effective })
          }}
        >
          <p className="wb-soft">{t.decideAbout}</p>
          <Field id={`${id}d`} label={t.document} hint={t.documentHint}>
            <Input
              id={`${id}d`}
              maxLength={120}
              value={document}
              onChange={(event) => setDocument(event.target.value)}
            />
          </Field>
          <Field id={`${id}e`} label={t.effective}>
            <input
              id={`${id}e`}
              type="date"
              className="wb-date"
              value={effective}
              onChange={(event) => setEffective(event.target.value)}
            />
          </Field>
          <Button
            type="primary"
            htmlType="submit"
            disabled={!document.trim() || !effective}
            loading={decide.isPending}
          >
            {t.decideDo}
          </Button>
        </form>
      ) : (
        <p className="wb-soft">{t.notYours(say(division.decider))}</p>
      )}
      <Answer error={decide.error ?? withdraw.error} />
      <Popconfirm
        title={t.withdrawAsk}
        okText={t.withdraw}
        cancelText={common.cancel}
        onConfirm={() => withdraw.mutate(of)}
      >
        <Button style={{ marginTop: 12 }} loading={withdraw.isPending}>
          {t.withdraw}
        </Button>
      </Popconfirm>
    </Panel>
  )
}
