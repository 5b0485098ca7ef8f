/**
 * The log of refused and warned attempts: counted by month, rule and body, then one by one.
 */
import { Button, Segmented, Select } from 'antd'
import { Download } from 'lucide-react'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { refusals } from '../../contract.ts'
import { AttemptTable } from './attempts.tsx'
import { Counts, type Statistics } from './counts.tsx'
import { type Asked, PERIODS, readAsked } from './filter.ts'
import { refusalWords } from './words.ts'
import './refusals.css'

/** The page. */
export function RefusalsPage() {
  const t = useText(refusalWords)
  const acting = useActing()
  const setAsked = useSetAsked()
  const asked = readAsked(useAsked())
  const { period, ...filter } = asked
  const statistics = useCall(refusals.statistics, filter, { keep: true })
  const attempts = usePages(refusals.list, { ...filter, limit: 50 })
  const narrowed = asked.mode !== undefined || asked.code !== undefined || asked.body !== undefined
  return (
    <>
      <PageHead
        title={t.title}
        above={t.at(acting.placeName)}
        about={<p className="wb-refusals-lead">{t.lead}</p>}
      >
        <ExportLink filter={filter} />
      </PageHead>
      <Filters asked={asked} known={statistics.data} set={setAsked} />
      {attempts.isPending || statistics.isPending ? (
        <RowsComing rows={6} />
      ) : attempts.isError && attempts.items.length === 0 ? (
        <Failure error={attempts.error} again={() => void attempts.refetch()} />
      ) : attempts.items.length === 0 ? (
        <Empty
          title={narrowed || period !== 'months12' ? t.emptyFilter : t.empty}
          action={
            narrowed && (
              <Button onClick={() => setAsked({ mode: undefined, code: undefined, body: undefined })}>
                {t.clear}
              </Button>
            )
          }
        >
          {narrowed || period !== 'months12' ? t.emptyFilterText : t.emptyText}
        </Empty>
      ) : (
        <div className="wb-stack">
          {statistics.data && <Counts data={statistics.data} choose={setAsked} />}
          <AttemptTable items={attempts.items} />
          {attempts.hasNextPage && (
            <div>
              <Button loading={attempts.isFetchingNextPage} onClick={() => void attempts.fetchNextPage()}>
                {t.more}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}

function Filters({
  asked,
  known,
  set,
}: {
  asked: Asked
  known: Statistics | undefined
  set: (parts: Record<string, string | undefined>) => void
}) {
  const t = useText(refusalWords)
  const say = usePick()
  const codes = (known?.codes ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))
  const bodies = (known?.bodies ?? []).flatMap(({ body }) =>
    body ? [{ value: body.id, label: body.name }] : [],
  )
  return (
    <div className="wb-row wb-refusals-filter off-paper">
      <Segmented
        aria-label={t.period}
        value={asked.period}
        onChange={(period) => set({ period: period === 'months12' ? undefined : period })}
        options={PERIODS.map((value) => ({ value, label: t[value] }))}
      />
      <Segmented
        aria-label={t.result}
        value={asked.mode ?? 'all'}
        onChange={(mode) => set({ mode: mode === 'all' ? undefined : mode })}
        options={(['all', 'refuse', 'warn'] as const).map((value) => ({ value, label: t[value] }))}
      />
      <Select
        aria-label={t.code}
        value={asked.code ?? ''}
        onChange={(code) => set({ code: code || undefined })}
        options={[{ value: '', label: t.anyCode }, ...codes]}
        style={{ minWidth: 190 }}
      />
      <Select
        aria-label={t.body}
        value={asked.body ?? ''}
        onChange={(body) => set({ body: body || undefined })}
        options={[{ value: '', label: t.anyBody }, ...bodies]}
        style={{ minWidth: 190 }}
      />
    </div>
  )
}

function ExportLink({ filter }: { filter: object }) {
  const t = useText(refusalWords)
  const lang = useLang()
  const input = encodeURIComponent(JSON.stringify({ ...filter, lang }))
  return (
    <Button icon={<Download size={16} aria-hidden="true" />} href={`/api/refusals.export?input=${input}`}>
      {t.exportCsv}
    </Button>
  )
}
