/**
 * Accounts within an administrator's places: who may sign in.
 */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatAgo, formatDateTime } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCommand, usePages } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { accounts } from '../../contract.ts'
import { listWords } from './words.ts'

type Account = OutputOf<typeof accounts.list>['items'][number]

/** The page. */
export function AccountsPage() {
  const t = useText(listWords)
  const asked = useAsked()
  const setAsked = useSetAsked()
  const search = asked.get('search')?.replace(/^"|"$/g, '') ?? ''
  const list = usePages(accounts.list, { limit: 50, ...(search ? { search } : {}) })
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <Input.Search
        key={search}
        allowClear
        defaultValue={search}
        aria-label={t.search}
        placeholder={t.search}
        onSearch={(value) => setAsked({ search: value.trim() || undefined })}
        style={{ maxWidth: 280, marginBottom: 14 }}
      />
      {list.isPending ? (
        <RowsComing rows={8} />
      ) : list.isError && list.items.length === 0 ? (
        <Failure error={list.error} again={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <Empty title={search ? t.none : t.empty}>{search ? t.noneText : t.emptyText}</Empty>
      ) : (
        <AccountTable accounts={list.items} />
      )}
      {list.hasNextPage && (
        <Button
          style={{ marginTop: 16 }}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </>
  )
}

function AccountTable({ accounts: rows }: { accounts: readonly Account[] }) {
  const t = useText(listWords)
  const lang = useLang()
  const [asking, setAsking] = useState<Account>()
  const set = useCommand(accounts.setDisabled, {
    changes: [accounts.list],
    onDone: (_, { id, disabled }) => {
      const login = rows.find((one) => one.id === id)?.login ?? ''
      toast(disabled ? t.done(login) : t.restored(login))
      setAsking(undefined)
    },
  })
  return (
    <div className="wb-table-room wb-table-x">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.login}</th>
            <th>{t.name}</th>
            <th>{t.state}</th>
            <th>{t.last}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.login}</th>
              <td>{one.name}</td>
              <td>
                {one.disabled ? (
                  <span className="wb-flag" data-kind="need">
                    {t.disabled}
                  </span>
                ) : one.lockedUntil ? (
                  t.locked(formatDateTime(one.lockedUntil, lang))
                ) : (
                  t.works
                )}
              </td>
              <td className="wb-one">
                {one.lastSignIn ? (
                  <time
                    dateTime={one.lastSignIn}
                    title={formatDateTime(one.lastSignIn, lang, { year: true })}
                  >
                    {formatAgo(one.lastSignIn, lang)}
                  </time>
                ) : (
                  <span className="wb-soft">{t.never}</span>
                )}
              </td>
              <td className="wb-right">
                <Button
                  size="small"
                  loading={set.isPending && set.variables?.id === one.id}
                  onClick={() =>
                    one.disabled ? set.mutate({ id: one.id, disabled: false }) : setAsking(one)
                  }
                >
                  {one.disabled ? t.restore : t.disable}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!asking && <Answer error={set.error} />}
      <Modal
        open={asking !== undefined}
        title={asking && t.disableAsk(asking.login)}
        okText={t.disableDo}
        okButtonProps={{ danger: true, loading: set.isPending }}
        cancelText={t.cancel}
        onCancel={() => setAsking(undefined)}
        onOk={() => asking && set.mutate({ id: asking.id, disabled: true })}
      >
        <p>{t.disableAbout}</p>
        <Answer error={set.error} />
      </Modal>
    </div>
  )
}
