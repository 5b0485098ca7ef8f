/** How an entry came to be so: every version, by whom, why, and what it changed; each can be restored. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Register, Value } from '#platform/registers/declare.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCommand, usePages } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Failure, RowsComing } from '../answers.tsx'
import type { RegisterShown } from './pages.tsx'
import { Shown } from './value.tsx'
import { noWhy, WhyFields, whyOf } from './why-fields.tsx'
import { registerWords } from './words.ts'

type Version = OutputOf<RegisterContract['history']>['items'][number]
type At = { county: string; id: string; version: number }

/** The versions, newest first. */
export function History({ shown, row }: { shown: RegisterShown; row: At }) {
  const t = useText(registerWords)
  const { county, id } = row
  const asked = usePages(shown.contracts.history, { county, id, limit: 10 })
  const [back, setBack] = useState<Version>()
  const names = Object.assign({}, ...asked.pages.map((page) => page.names)) as Record<string, string>
  if (asked.isPending) return <RowsComing rows={3} />
  if (asked.isError && asked.items.length === 0)
    return <Failure error={asked.error} again={() => void asked.refetch()} />
  return (
    <>
      <ol className="wb-register-history">
        {(asked.items as Version[]).map((one) => (
          <li key={one.version}>
            <Told version={one} register={shown.register} names={names} />
            {one.mayRestore && (
              <button type="button" className="wb-link" onClick={() => setBack(one)}>
                {t.restore}
              </button>
            )}
          </li>
        ))}
      </ol>
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      )}
      {back && <Restore shown={shown} row={row} to={back} close={() => setBack(undefined)} />}
    </>
  )
}

function Told({
  version,
  register,
  names,
}: {
  version: Version
  register: Register
  names: Record<string, string>
}) {
  const t = useText(registerWords)
  const lang = useLang()
  const say = usePick()
  const { by, source, file, reason, document, movedFrom, place, changes } = version
  const from =
    version.version === 1 && source === 'form'
      ? t.created
      : source === 'import'
        ? t.sourceImport(file ?? '')
        : source === 'restore'
          ? t.sourceRestore
          : version.validTo
            ? t.withdrawn
            : t.changed
  return (
    <>
      <div className="wb-row wb-soft">
        <strong className="wb-num">{t.version(version.version)}</strong>
        <time dateTime={version.at}>{formatDateTime(version.at, lang, { year: true })}</time>
        <span>{from}</span>
      </div>
      <div>{by ? `${by.body} ${say(by.post)} ${by.name}` : t.bySystem}</div>
      {(reason || document) && <div>{[reason, document].filter(Boolean).join(' · ')}</div>}
      {movedFrom && <div>{t.moved(movedFrom.name, place.name)}</div>}
      {version.version > 1 && <Changes register={register} changes={changes} names={names} />}
    </>
  )
}

/** Before → after, column by column. */
export function Changes({
  register,
  changes,
  names,
}: {
  register: Register
  changes: readonly { column: string; before?: unknown; after?: unknown }[]
  names: Record<string, string>
}) {
  const t = useText(registerWords)
  const say = usePick()
  if (changes.length === 0) return null
  return (
    <ul className="wb-register-changes">
      {changes.map(({ column: id, before, after }) => {
        const column = register.columns.find((one) => one.id === id)
        if (!column) return null
        const side = (value: unknown) =>
          value === undefined ? t.empty : <Shown column={column} value={value as Value} names={names} />
        return (
          <li key={id}>
            {t.cellOf(say(column.words))}
            <del>{side(before)}</del> → <ins>{side(after)}</ins>
          </li>
        )
      })}
    </ul>
  )
}

function Restore({
  shown: { contracts },
  row: { county, id, version },
  to,
  close,
}: {
  shown: RegisterShown
  row: At
  to: Version
  close: () => void
}) {
  const t = useText(registerWords)
  const [why, setWhy] = useState(noWhy)
  const restore = useCommand(contracts.restore, {
    onDone: () => {
      toast(t.restored)
      close()
    },
  })
  const errors = restore.error instanceof CallError ? restore.error.fields : {}
  return (
    <Modal open title={t.restoreTitle(to.version)} footer={null} onCancel={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          restore.mutate({ county, id, version, to: to.version, ...whyOf(why) })
        }}
      >
        <p className="wb-soft">{t.restoreText}</p>
        <WhyFields why={why} change={setWhy} error={errors.reason} />
        {!errors.reason && <Answer error={restore.error} />}
        <div className="wb-row">
          <Button type="primary" htmlType="submit" loading={restore.isPending}>
            {t.restore}
          </Button>
          <Button onClick={close}>{t.cancel}</Button>
        </div>
      </form>
    </Modal>
  )
}
