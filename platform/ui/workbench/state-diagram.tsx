/**
 * A procedure as a picture: its states, the ways between them, where the case stands and has been.
 */
import { useId, useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import {
  type Curve,
  type Diagram,
  drawWays,
  NODE_HEIGHT,
  NODE_WIDTH,
  type Placed,
  placeStates,
  WIDTH,
} from './diagram-layout.ts'
import { shared } from './words.ts'

/** The picture; a state under the pointer or the focus shows the names of its ways. The same stands in a table below. */
export function StateDiagram({ picture }: { picture: Diagram }) {
  const t = useText(shared)
  const say = usePick()
  const arrow = useId()
  const [looked, setLooked] = useState<string>()
  const { placed, height } = placeStates(picture)
  const curves = drawWays(picture, placed)
  const names = new Map(picture.ways.map((way) => [way.action, say(way.name)]))
  const from = looked ?? picture.present
  return (
    <>
      <svg className="wb-diagram" viewBox={`0 0 ${WIDTH} ${height}`} style={{ maxWidth: 560 }} role="img">
        <title>{t.ways}</title>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 .8 7.4 4 0 7.2z" fill="context-stroke" />
          </marker>
        </defs>
        {curves.map((one) => (
          <path
            key={`${one.from}>${one.to}`}
            className="wb-way"
            d={one.path}
            markerEnd={`url(#${arrow})`}
            data-gone={isGone(picture, one)}
            data-next={one.from === from}
          />
        ))}
        {picture.states.map((state) => (
          <State
            key={state.id}
            name={say(state.name)}
            at={placed.get(state.id)!}
            present={state.id === picture.present}
            visited={picture.visited.includes(state.id)}
            look={(on) => setLooked(on ? state.id : undefined)}
          />
        ))}
        {curves
          .filter((one) => one.from === from)
          .map((one) => (
            <text
              key={`${one.from}>${one.to}`}
              className="wb-way-name"
              style={{ textAnchor: one.anchor }}
              x={one.x}
              y={one.y}
            >
              {one.actions.map((action) => names.get(action)).join('、')}
            </text>
          ))}
      </svg>
      <details className="wb-diagram-table">
        <summary>{t.asTable}</summary>
        <Ways picture={picture} />
      </details>
    </>
  )
}

function State(props: {
  name: string
  at: Placed
  present: boolean
  visited: boolean
  look: (on: boolean) => void
}) {
  const { name, at, present, visited, look } = props
  return (
    <g
      data-present={present}
      data-visited={visited}
      onPointerEnter={() => look(true)}
      onPointerLeave={() => look(false)}
    >
      <rect
        x={at.x - NODE_WIDTH / 2}
        y={at.y - NODE_HEIGHT / 2}
        width={NODE_WIDTH}
        height={NODE_HEIGHT}
        rx="6"
      />
      <text
        x={at.x}
        y={at.y}
        textLength={name.length > 15 ? NODE_WIDTH - 10 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {name}
      </text>
    </g>
  )
}

function Ways({ picture }: { picture: Diagram }) {
  const t = useText(shared)
  const say = usePick()
  const names = new Map(picture.states.map((state) => [state.id, say(state.name)]))
  return (
    <div className="wb-table-x">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.wayFrom}</th>
            <th>{t.wayBy}</th>
            <th>{t.wayTo}</th>
          </tr>
        </thead>
        <tbody>
          {picture.ways.map((way) => (
            <tr key={`${way.from}${way.action}${way.to}`}>
              <td>
                {names.get(way.from)}
                {way.from === picture.present && <span className="wb-soft">（{t.present}）</span>}
              </td>
              <td>{say(way.name)}</td>
              <td>{names.get(way.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function isGone(picture: Diagram, curve: Curve): boolean {
  return picture.visited.some(
    (state, index) => state === curve.from && picture.visited[index + 1] === curve.to,
  )
}
