/** Where facilities lack: the map by state with its legend, or the places below as a list where nothing is drawn. */
import { useMemo } from 'react'
import { places } from '#modules/places/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { AreaSwatch } from '#platform/ui/area-tone.tsx'
import { AreaMap } from '#platform/ui/map.tsx'
import { useCall } from '#platform/ui/query.ts'
import { Panel } from '#platform/ui/workbench/page.tsx'
import { shortfalls } from '../../contract.ts'
import { shortfallWords } from '../../text/shortfall.ts'
import { sayArea, states, tones } from '../states.ts'
import { facilityWords } from './words.ts'

/** The map of a place above a community. */
export function ShortfallMap({ within, choose }: { within: string; choose: (code: string) => void }) {
  const t = useText(facilityWords)
  const s = useText(shortfallWords)
  const told = useCall(shortfalls.shortfallMap, { within }).data
  const level = told?.level ?? 'community'
  const drawn = useCall(
    places.boundaries,
    { code: within, level },
    { fresh: 300_000, when: told !== undefined },
  ).data
  const areas = useMemo(() => {
    const stateOf = new Map(told?.items.map(({ code, state }) => [code, state]))
    return (drawn?.items ?? []).map((area) => {
      const state = stateOf.get(area.code)
      return { ...area, tone: state && tones[state] }
    })
  }, [told, drawn])
  if (!told || !drawn) return null
  return (
    <Panel title={t.map}>
      {areas.length > 0 && (
        <>
          <AreaMap name={t.map} areas={areas} outline={drawn.outline} height={340} />
          <ul className="wb-short-legend" aria-label={t.legend}>
            {states.map((state) => (
              <li key={state}>
                <AreaSwatch tone={tones[state]} />
                {s[state]}
              </li>
            ))}
          </ul>
        </>
      )}
      {level !== 'community' && (
        <div className="wb-table-x">
          <table className="wb-table">
            <thead>
              <tr>
                <th>{t.belowName}</th>
                {states.map((state) => (
                  <th key={state} className="wb-right">
                    {s[state]}
                  </th>
                ))}
                <th className="wb-right">{`${t.gap}（${t.squareMetres}）`}</th>
              </tr>
            </thead>
            <tbody>
              {told.items.map(({ code, name, counts, gap }) => (
                <tr key={code}>
                  <th scope="row">
                    <button type="button" className="wb-link" onClick={() => choose(code)}>
                      {name}
                    </button>
                  </th>
                  {states.map((state) => (
                    <td key={state} className="wb-right">
                      {counts[state].toLocaleString('en-US')}
                    </td>
                  ))}
                  <td className="wb-right">{sayArea(gap)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
