/**
 * Proposing how a community is divided into grids: drawn, from a file, or from what there is.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Field, PageHead } from '#platform/ui/workbench/page.tsx'
import { places } from '../../../contract.ts'
import { placeWords } from '../words.ts'
import { type Drawn, newKey, proposedFrom, readGeoJson, withMoved } from './drawn.ts'
import { DrawnList } from './drawn-list.tsx'
import { Editor } from './editor.tsx'
import '../places.css'

/** The page. */
export function DividePage() {
  const { code } = useParams({ strict: false }) as { code: string | number }
  const community = String(code)
  const served = useCall(places.community, { code: community })
  const drawn = useCall(places.boundaries, { code: community, level: 'grid' })
  if (served.isPending || drawn.isPending) return <RowsComing rows={6} />
  if (!served.data || !drawn.data) return <Failure error={(served.error ?? drawn.error)!} />
  const present: Drawn[] = served.data.grids.flatMap((grid) =>
    grid.boundary
      ? [
          {
            key: grid.code,
            code: grid.code,
            name: grid.name,
            kind: grid.kind,
            households: grid.households === null ? '' : String(grid.households),
            basis: grid.basis.join('、'),
            boundary: grid.boundary,
          },
        ]
      : [],
  )
  return (
    <Divide
      community={community}
      name={served.data.place.name}
      present={present}
      outline={drawn.data.outline}
    />
  )
}

interface DivideProps {
  community: string
  name: string
  present: readonly Drawn[]
  outline: Drawn['boundary'] | null
}

function Divide({ community, name, present, outline }: DivideProps) {
  const t = useText(placeWords)
  const go = useGo()
  const id = useId()
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  const [chosen, setChosen] = useState<string>()
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState(false)
  const propose = useCommand(places.proposeGrids, {
    onDone: ({ division }) => {
      toast(t.submitted)
      go(`/work/places/${community}/divisions/${division}`)
    },
  })
  const change = (key: string, part: Partial<Drawn>) =>
    setDrawn((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = (boundary: Drawn['boundary']) => {
    const key = newKey()
    const kind = present[0]?.kind ?? 'urban'
    setDrawn((all) => [
      ...all,
      { key, name: t.newGrid(all.length + 1), kind, households: '', basis: '', boundary },
    ])
    setChosen(key)
  }
  const ready = drawn.length > 0 && drawn.every((one) => one.name.trim()) && reason.trim()
  return (
    <>
      <PageHead
        title={t.divideTitle(name)}
        about={t.divideAbout}
        above={<Go to={`/work/places/${community}`}>{t.backTo(name)}</Go>}
      />
      <div className="wb-divide">
        <div>
          {outline || drawn.length > 0 ? (
            <Editor
              drawn={drawn}
              outline={outline}
              chosen={chosen}
              choose={setChosen}
              add={add}
              move={(from, to) =>
                setDrawn((all) => all.map((one) => ({ ...one, boundary: withMoved(one.boundary, from, to) })))
              }
            />
          ) : (
            <Empty title={t.noOutline} />
          )}
        </div>
        <form
          className="wb-stack"
          onSubmit={(event) => {
            event.preventDefault()
            setShown(true)
            if (ready) propose.mutate({ community, grids: proposedFrom(drawn), reason: reason.trim() })
          }}
        >
          <Sources
            present={present}
            take={(fresh) => {
              setDrawn(fresh)
              setChosen(undefined)
            }}
          />
          <section>
            <h2>
              {t.gridsDrawn} <span className="wb-soft wb-num">{drawn.length}</span>
            </h2>
            {drawn.length === 0 && <p className="wb-soft">{t.gridsDrawnNoneText}</p>}
            <DrawnList
              drawn={drawn}
              chosen={chosen}
              choose={setChosen}
              change={change}
              remove={(key) => setDrawn((all) => all.filter((one) => one.key !== key))}
            />
          </section>
          <Field
            id={id}
            label={t.reason}
            hint={t.reasonHint}
            error={shown && !reason.trim() ? t.missingReason : undefined}
          >
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Answer error={propose.error} />
          <div>
            <Button
              type="primary"
              htmlType="submit"
              disabled={drawn.length === 0}
              loading={propose.isPending}
            >
              {t.submit}
            </Button>
            <p className="wb-hint">{t.submitAsk}</p>
          </div>
        </form>
      </div>
    </>
  )
}

/** Where grids may come from. */
function Sources({ present, take }: { present: readonly Drawn[]; take: (drawn: readonly Drawn[]) => void }) {
  const t = useText(placeWords)
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      const { drawn, skipped } = readGeoJson(await chosen.text(), t.newGrid)
      take(drawn)
      setSaid(skipped > 0 ? t.importSome(drawn.length, skipped) : t.importOk(drawn.length))
    } catch {
      setSaid(t.importBad)
    }
  }
  return (
    <section>
      <div className="wb-row">
        {present.length > 0 && <Button onClick={() => take(present)}>{t.startPresent}</Button>}
        <Button onClick={() => file.current?.click()}>{t.import}</Button>
        <input
          ref={file}
          className="wb-hidden"
          type="file"
          tabIndex={-1}
          aria-label={t.import}
          accept=".geojson,.json,application/geo+json"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <p className="wb-hint">{t.importHint}</p>
      <p role="status">{said}</p>
    </section>
  )
}
