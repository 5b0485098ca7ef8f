/** One trial: how far it is, then what it found, in words and row by row. */
import { useParams } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { call } from '#platform/operation/client.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { Answer, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { type Trial, trials } from '../contract.ts'
import { useLawName } from './law-name.ts'
import { Result } from './result.tsx'
import { trialWords } from './words.ts'
import './trials.css'

/** Milliseconds between looks at a trial that is under way. */
const lookAgain = 1000

/** The page. */
export function TrialPage() {
  const t = useText(trialWords)
  const lang = useLang()
  const name = useLawName()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const ref = { county: String(county), id }
  const asked = useCall(trials.get, ref, { fresh: 0 })
  const { data, refetch } = asked
  const open = data?.state === 'waiting' || data?.state === 'running'
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => void refetch(), lookAgain)
    return () => clearInterval(timer)
  }, [open, refetch])
  if (asked.isPending) return <RowsComing rows={5} height={80} />
  if (!data) return <Failure error={asked.error!} again={() => void refetch()} />
  const day = (date: string) => formatDay(date, lang, { year: true })
  return (
    <>
      <PageHead
        title={t.heading(name(data.tried, { version: true }))}
        above={
          <nav className="wb-crumbs">
            <Go to="/work/trials">{t.back}</Go>
          </nav>
        }
        about={t.spanOf(data.place.name, day(data.from), day(data.to))}
      >
        {!open && <Export trial={data} />}
      </PageHead>
      {open ? <Under trial={data} /> : <Result trial={data} opensCases={data.opensCases} />}
      {data.state === 'failed' && <Again trial={data} />}
    </>
  )
}

/** How far it is; it may be left. */
function Under({ trial }: { trial: Trial }) {
  const t = useText(trialWords)
  const percent = trial.total === 0 ? 0 : Math.floor((trial.done / trial.total) * 100)
  return (
    <Panel title={t[trial.state]}>
      <div role="status">
        <Progress percent={percent} aria-label={t.state} />
        <p>{t.progress(trial.done, trial.total)}</p>
        <p className="wb-soft">{t.canLeave}</p>
      </div>
    </Panel>
  )
}

function Again({ trial }: { trial: Trial }) {
  const t = useText(trialWords)
  const go = useGo()
  const start = useCommand(trials.start, { onDone: ({ county, id }) => go(`/work/trials/${county}/${id}`) })
  const { jurisdiction, draft, version } = trial.tried
  const law = draft === null ? { jurisdiction, version } : { jurisdiction, draft }
  const { from, to, place } = trial
  return (
    <Panel title={t.failed}>
      <p>{t.failedText}</p>
      <Answer error={start.error} />
      <Button loading={start.isPending} onClick={() => start.mutate({ law, from, to, within: place.code })}>
        {t.again}
      </Button>
    </Panel>
  )
}

/** Saves everything that was found as a file. */
function Export({ trial: { county, id } }: { trial: Trial }) {
  const t = useText(trialWords)
  const lang = useLang()
  const [error, setError] = useState<Error>()
  const [told, setTold] = useState('')
  const save = async () => {
    setError(undefined)
    try {
      const file = await call(trials.export, { county, id, lang })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([file.text], { type: 'text/csv;charset=utf-8' }))
      link.download = file.name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
      setTold(file.cut ? t.cut(file.rows) : t.saved(file.rows))
    } catch (failed) {
      setError(failed as Error)
    }
  }
  return (
    <div>
      <Button icon={<Download size={16} aria-hidden="true" />} onClick={() => void save()}>
        {t.export}
      </Button>
      <span role="status" className="wb-soft wb-trial-told">
        {told}
      </span>
      <Answer error={error} />
    </div>
  )
}
