/** Communities one by one: required, present, gap, and the articles that the requirement rests on. */
import { usePick, useText } from '#platform/text/use-text.ts'
import { StateChip } from '#platform/ui/states.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { shortfallWords } from '../../text/shortfall.ts'
import { type ShortfallItem, sayArea, tones } from '../states.ts'
import { facilityWords } from './words.ts'

/** The table; on a phone each community is a block of its own. */
export function ShortfallTable({ items }: { items: readonly ShortfallItem[] }) {
  const t = useText(facilityWords)
  const s = useText(shortfallWords)
  const unit = `（${t.squareMetres}）`
  return (
    <div className="wb-table-room wb-folding">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.community}</th>
            <th>{t.state}</th>
            <th className="wb-right">{t.required + unit}</th>
            <th className="wb-right">{t.present + unit}</th>
            <th className="wb-right">{t.gap + unit}</th>
            <th>{t.basis}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.place}>
              <th scope="row">
                <Go to={`/work/places/${item.place}`}>{item.placeName}</Go>
                <div className="wb-soft">
                  <About item={item} />
                </div>
              </th>
              <td>
                <StateChip tone={tones[item.state]}>{s[item.state]}</StateChip>
              </td>
              <Area what={t.required} area={item.required} />
              <Area what={t.present} area={item.present} />
              <Area what={t.gap} area={item.gap} strong={item.state === 'short'} />
              <td className="wb-short-basis">
                <Basis item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Area({ what, area, strong = false }: { what: string; area: number | null; strong?: boolean }) {
  const said = area === null ? '─' : sayArea(area)
  return (
    <td className="wb-right">
      <span className="wb-short-what">{what} </span>
      {strong ? <b>{said}</b> : said}
    </td>
  )
}

/** By what it counts: households and where they are from, town or country, new or built-up. */
function About({ item }: { item: ShortfallItem }) {
  const t = useText(facilityWords)
  const s = useText(shortfallWords)
  const { households, householdsFrom, asOf, rural, built } = item
  const from = householdsFrom === 'grids' ? t.fromGridsOne : asOf ? t.fromRegister(asOf) : ''
  const parts = [
    households === null
      ? t.noHouseholds
      : `${t.households(households.toLocaleString('en-US'))}${from && `（${from}）`}`,
    rural === null ? '' : rural ? t.rural : t.urban,
    built ? s[built] : '',
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

/** The figures with their articles, or why nothing can be told. */
function Basis({ item }: { item: ShortfallItem }) {
  const t = useText(facilityWords)
  const say = usePick()
  const links = (basis: ShortfallItem['whyBasis']) =>
    basis.map(({ statute, article, url }) => (
      <a key={`${statute}${article}`} href={url} target="_blank" rel="noreferrer">
        {article}
        <span className="wb-hidden">{t.openArticle}</span>
      </a>
    ))
  if (item.why)
    return (
      <span className="wb-soft">
        {say(item.why)} {links(item.whyBasis)}
      </span>
    )
  return (
    <>
      {item.rests.map(({ name, area, basis }) => (
        <div key={name.zh}>
          {say(name)} {sayArea(area)} ㎡ {links(basis)}
        </div>
      ))}
    </>
  )
}
