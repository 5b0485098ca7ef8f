/** One entry: what it says, what the law says of it, and how it came to be so. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { levelWords, type RowData } from '#platform/registers/declare.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Cited, Failure, RowsComing } from '../answers.tsx'
import { Go, useGo } from '../go.tsx'
import { Facts, PageHead, Panel } from '../page.tsx'
import { History } from './history.tsx'
import type { RegisterShown } from './pages.tsx'
import { Shown } from './value.tsx'
import { noWhy, WhyFields, whyOf } from './why-fields.tsx'
import { registerWords } from './words.ts'

type Row = OutputOf<RegisterContract['get']>

/** The page. */
export function RowPage({ at, ...shown }: RegisterShown & { at: { county: string; id: string } }) {
  const asked = useCall(shown.contracts.get, at)
  if (asked.isPending) return <RowsComing rows={8} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Whole shown={shown} row={asked.data} />
}

function Whole({ shown, row }: { shown: RegisterShown; row: Row }) {
  const { register, base } = shown
  const t = useText(registerWords)
  const say = usePick()
  const lang = useLang()
  const go = useGo()
  const [leaving, setLeaving] = useState(false)
  const data = row.data as RowData
  const name = register.key.map((id) => String(data[id] ?? '')).join(' · ')
  const day = (text: string) => formatDay(text, lang, { year: true })
  const cited = register.columns.flatMap(({ id }) => row.basis[id] ?? [])
  const basis = cited.filter((one, index) => cited.findIndex(({ quote }) => quote === one.quote) === index)
  return (
    <>
      <PageHead
        title={name}
        about={
          row.validTo ? (
            <span className="wb-flag" data-kind="need">
              {t.isWithdrawn(day(row.validTo))}
            </span>
          ) : (
            `${row.placeName} · ${t.since(day(row.validFrom))} · ${t.updated(day(row.updatedAt))}`
          )
        }
        above={<Go to={base}>{t.back}</Go>}
      >
        {row.may.withdraw && <Button onClick={() => setLeaving(true)}>{t.withdraw}</Button>}
        {row.may.save && (
          <Button type="primary" onClick={() => go(`${base}/${row.county}/${row.id}/edit`)}>
            {t.edit}
          </Button>
        )}
      </PageHead>
      <div className="wb-register-row">
        <Panel title={t.facts}>
          <Facts
            items={[
              [
                say(levelWords[register.level]),
                <Go key="place" to={`/work/places/${row.place}`}>
                  {row.placeName}
                </Go>,
              ],
              ...register.columns.map(
                (column) =>
                  [
                    say(column.words),
                    data[column.id] === undefined ? null : (
                      <Shown key={column.id} column={column} value={data[column.id]} names={row.names} />
                    ),
                  ] as const,
              ),
            ]}
          />
        </Panel>
        <div className="wb-stack">
          <Panel title={t.history}>
            <History shown={shown} row={row} />
          </Panel>
          {basis.length > 0 && (
            <Panel title={t.basis}>
              <Cited basis={basis} />
            </Panel>
          )}
        </div>
      </div>
      {leaving && <Withdraw shown={shown} row={row} name={name} close={() => setLeaving(false)} />}
    </>
  )
}

function Withdraw({
  shown: { contracts },
  row: { county, id, version },
  name,
  close,
}: {
  shown: RegisterShown
  row: Row
  name: string
  close: () => void
}) {
  const t = useText(registerWords)
  const [why, setWhy] = useState(noWhy)
  const withdraw = useCommand(contracts.withdraw, {
    onDone: () => {
      toast(t.withdrawn)
      close()
    },
  })
  const errors = withdraw.error instanceof CallError ? withdraw.error.fields : {}
  return (
    <Modal open title={t.withdrawTitle(name)} footer={null} onCancel={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          withdraw.mutate({ county, id, version, ...whyOf(why) })
        }}
      >
        <p className="wb-soft">{t.withdrawText}</p>
        <WhyFields why={why} change={setWhy} error={errors.reason} />
        {!errors.reason && <Answer error={withdraw.error} />}
        <div className="wb-row">
          <Button type="primary" htmlType="submit" loading={withdraw.isPending}>
            {t.withdraw}
          </Button>
          <Button onClick={close}>{t.cancel}</Button>
        </div>
      </form>
    </Modal>
  )
}
