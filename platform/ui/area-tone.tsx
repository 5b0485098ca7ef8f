/**
 * Areas of a map by state: a colour and a pattern each, so that neither is needed alone. The legend draws the same.
 */
import type { CSSProperties, ReactNode } from 'react'
import type { StateTone } from './states.tsx'

const lines: Record<StateTone, { ground: string; ink: string; mark?: ReactNode }> = {
  well: { ground: 'var(--well-soft)', ink: 'var(--well)' },
  need: { ground: 'var(--need-soft)', ink: 'var(--need)', mark: <path d="M-2 2 2-2M0 8 8 0M6 10l4-4" /> },
  loss: { ground: 'var(--loss-soft)', ink: 'var(--loss)', mark: <path d="M0 0l8 8M8 0 0 8" /> },
  waiting: { ground: 'var(--surface)', ink: 'var(--ink-3)', mark: <path d="M2 2h.01M6 6h.01" /> },
  working: { ground: 'var(--act-soft)', ink: 'var(--act)', mark: <path d="M4 0v8" /> },
  off: { ground: 'var(--sunken)', ink: 'var(--ink-3)', mark: <path d="M0 4h8" /> },
}

/** How an area of a state is filled. */
export function fillOf(tone: StateTone): CSSProperties {
  return { fill: `url(#area-${tone})` }
}

/** The patterns; once in each drawing that fills by state. */
export function AreaPatterns() {
  return (
    <defs>
      {Object.entries(lines).map(([tone, { ground, ink, mark }]) => (
        <pattern key={tone} id={`area-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={ground} />
          <g fill="none" stroke={ink} strokeWidth={tone === 'waiting' ? 2 : 1.4} strokeLinecap="round">
            {mark}
          </g>
        </pattern>
      ))}
    </defs>
  )
}

/** A piece of an area, for the legend. */
export function AreaSwatch({ tone }: { tone: StateTone }) {
  return (
    <svg className="map-swatch" viewBox="0 0 26 16" aria-hidden="true" focusable="false">
      <AreaPatterns />
      <rect width="26" height="16" style={fillOf(tone)} />
    </svg>
  )
}
