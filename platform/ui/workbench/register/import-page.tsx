/** Importing a sheet, step by step: template, file, result of the check, import. It can be left and come back to. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { Download, Upload } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useHas } from '../acting.tsx'
import { Answer, Empty, Failure, RowsComing } from '../answers.tsx'
import { Go, useAsked, useGo, useSetAsked } from '../go.tsx'
import { PageHead, Panel } from '../page.tsx'
import { CheckedRows } from './checked-rows.tsx'
import { DoImport } from './do-import.tsx'
import type { RegisterShown } from './pages.tsx'
import { sendSheet } from './upload.ts'
import { registerWords } from './words.ts'

type Checked = OutputOf<RegisterContract['checked']>
type At = { county: string; id: string }

/** The page; which file it is about stands in the address. */
export function ImportPage(shown: RegisterShown) {
  const t = useText(registerWords)
  const say = usePick()
  const keeps = useHas(...shown.register.write)
  const asked = useAsked()
  const setAsked = useSetAsked()
  const [, county, id] =
    /^(\d{6}) ?-?([0-9a-f-]{36})$/.exec(asked.get('file')?.replaceAll('"', '') ?? '') ?? []
  const at = county && id ? { county, id } : undefined
  if (!keeps) return <Empty title={t.mayNotTitle}>{t.mayNotText}</Empty>
  return (
    <>
      <PageHead
        title={t.importTitle(say(shown.register.words))}
        about={t.importAbout}
        above={<Go to={shown.base}>{t.back}</Go>}
      />
      <div className="wb-register-import">
        {!at && <Template shown={shown} />}
        {!at && <Choose shown={shown} sent={(one) => setAsked({ file: `${one.county}-${one.id}` })} />}
        {at && <Result shown={shown} at={at} again={() => setAsked({ file: undefined })} />}
      </div>
    </>
  )
}

function Template({ shown: { register } }: { shown: RegisterShown }) {
  const t = useText(registerWords)
  const lang = useLang()
  return (
    <Panel title={`1. ${t.step1}`}>
      <p className="wb-soft">{t.step1Text}</p>
      <Button
        href={`/api/${register.module}.${register.name}Template?lang=${lang}`}
        download
        icon={<Download size={16} aria-hidden="true" />}
      >
        {t.template}
      </Button>
    </Panel>
  )
}

function Choose({ shown: { register }, sent }: { shown: RegisterShown; sent: (at: At) => void }) {
  const t = useText(registerWords)
  const id = useId()
  const [percent, setPercent] = useState<number>()
  const [error, setError] = useState<Error>()
  const [over, setOver] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file) return
    setError(undefined)
    setPercent(0)
    try {
      sent(await sendSheet(register, file, setPercent))
    } catch (failed) {
      setError(failed as Error)
    } finally {
      setPercent(undefined)
    }
  }
  const busy = percent !== undefined
  return (
    <Panel title={`2. ${t.step2}`}>
      <p className="wb-soft">{t.step2Text}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here; the button does the same */}
      <div
        className="wb-register-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer.files[0])
        }}
      >
        <label htmlFor={id} className="wb-register-choose" aria-disabled={busy}>
          <Upload size={16} aria-hidden="true" />
          {t.choose}
        </label>
        <input
          id={id}
          type="file"
          disabled={busy}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            void send(event.target.files?.[0])
            // The same file, corrected, may be chosen again.
            event.target.value = ''
          }}
        />
        <span className="wb-soft" role="status">
          {busy ? (percent < 100 ? t.sending(percent) : t.reading) : t.drop}
        </span>
      </div>
      <Answer error={error} />
    </Panel>
  )
}

const underWay = new Set(['waiting', 'checking', 'accepted', 'writing'])

function Result({ shown, at, again }: { shown: RegisterShown; at: At; again: () => void }) {
  const { contracts } = shown
  const client = useQueryClient()
  const asked = useCall(contracts.checked, { ...at, limit: 1 }, { fresh: 0 })
  const state = asked.data?.state ?? ''
  const busy = underWay.has(state)
  const { refetch } = asked
  useEffect(() => {
    if (!busy) {
      // What it wrote shows in the list at once.
      if (state === 'written') void client.invalidateQueries({ queryKey: [contracts.list.name] })
      return
    }
    const timer = setInterval(() => void refetch(), 1_000)
    return () => clearInterval(timer)
  }, [busy, state, refetch, client, contracts])
  if (asked.isPending) return <RowsComing rows={5} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void refetch()} />
  return <Shown shown={shown} at={at} checked={asked.data} again={again} />
}

function Shown({
  shown,
  at,
  checked,
  again,
}: {
  shown: RegisterShown
  at: At
  checked: Checked
  again: () => void
}) {
  const t = useText(registerWords)
  const say = usePick()
  const go = useGo()
  const { state, counts, rows, done } = checked
  const once = <Button onClick={again}>{t.again}</Button>
  if (underWay.has(state))
    return (
      <Panel title={checked.file}>
        <p role="status">
          {state === 'waiting' || state === 'checking' ? t.checking(done, rows) : t.writing(done, rows)}
        </p>
        <Progress percent={rows > 0 ? Math.round((done / rows) * 100) : 0} showInfo={false} />
        <p className="wb-soft">{t.canLeave}</p>
      </Panel>
    )
  if (state === 'failed' || !counts)
    return (
      <Empty title={t.importFailed} action={once}>
        {checked.failure && say(checked.failure)}
      </Empty>
    )
  if (state === 'written')
    return (
      <Panel title={t.done(counts.new, counts.changed)}>
        {counts.unchanged > 0 && <p className="wb-soft">{t.doneUnchanged(counts.unchanged)}</p>}
        <div className="wb-row">
          <Button type="primary" onClick={() => go(shown.base)}>
            {t.toList}
          </Button>
          {once}
        </div>
      </Panel>
    )
  const nothing = counts.new + counts.changed === 0
  return (
    <>
      <Panel
        title={counts.wrong > 0 ? t.hasWrong(counts.wrong) : nothing ? t.nothingToDo : t.allRight}
        side={<span className="wb-soft">{checked.file}</span>}
      >
        {counts.wrong > 0 && <p>{t.hasWrongText}</p>}
        {counts.wrong === 0 && !nothing ? (
          <DoImport shown={shown} at={at} checked={checked} again={once} />
        ) : (
          <div className="wb-row">
            {once}
            <Button onClick={() => go(shown.base)}>{t.toList}</Button>
          </div>
        )}
      </Panel>
      <CheckedRows shown={shown} at={at} counts={counts} />
    </>
  )
}
