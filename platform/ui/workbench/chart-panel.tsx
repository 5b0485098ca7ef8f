/**
 * A chart with its table behind it.
 */
import { Segmented, Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import type { Ink } from './chart.tsx'
import { Panel } from './page.tsx'
import { shared } from './words.ts'

const Chart = lazy(() => import('./chart.tsx'))

interface ChartPanelProps {
  title: string
  options: (ink: Ink) => Record<string, unknown>
  table: ReactNode
  height: number
  press?: ((index: number) => void) | undefined
  className?: string
}

export type { Ink } from './chart.tsx'

/** The panel; the choice between picture and table stands at its head. */
export function ChartPanel({ title, options, table, height, press, className }: ChartPanelProps) {
  const t = useText(shared)
  const [view, setView] = useState('chart')
  return (
    <Panel
      title={title}
      className={className ?? ''}
      side={
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          aria-label={title}
          options={[
            { value: 'chart', label: t.asChart },
            { value: 'table', label: t.asTable },
          ]}
        />
      }
    >
      {view === 'chart' ? (
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
          <Chart label={t.chartOf(title)} height={height} options={options} press={press} />
        </Suspense>
      ) : (
        <div className="wb-table-x wb-scroll">{table}</div>
      )}
    </Panel>
  )
}
