/**
 * A chart that fits its room and takes its colours from the page; only what the board draws is loaded of ECharts.
 */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** The page's colours, for the chart's options. */
export interface Ink {
  ink: string
  soft: string
  line: string
  act: string
  need: string
  loss: string
  surface: string
}

interface ChartProps {
  label: string
  height: number
  options: (ink: Ink) => echarts.EChartsCoreOption
  /** The axis of categories was pressed. */
  press?: ((index: number) => void) | undefined
}

/** The chart; its figures also stand in a table. */
export default function Chart({ label, height, options, press }: ChartProps) {
  const room = useRef<HTMLDivElement>(null)
  const pressed = useRef(press)
  pressed.current = press
  useEffect(() => {
    const element = room.current
    if (!element) return
    const chart = echarts.init(element, null, { renderer: 'svg' })
    const draw = () =>
      chart.setOption(
        {
          animation: false,
          textStyle: { fontFamily: getComputedStyle(element).fontFamily },
          ...options(inkOf(element)),
        },
        true,
      )
    draw()
    chart.on('click', (event) => pressed.current?.(event.dataIndex))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(element)
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      dark.removeEventListener('change', draw)
      watch.disconnect()
      chart.dispose()
    }
  }, [options])
  return (
    <div ref={room} role="img" aria-label={label} style={{ height, cursor: press ? 'pointer' : undefined }} />
  )
}

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: colour('--ink-2'),
    soft: colour('--ink-3'),
    line: colour('--line'),
    act: colour('--act'),
    need: colour('--need'),
    loss: colour('--loss'),
    surface: colour('--surface'),
  }
}
