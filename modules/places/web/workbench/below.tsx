/** The places below a place. */
import { Button } from 'antd'
import { useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { places } from '../../contract.ts'
import { placeWords } from './words.ts'

/** The list, each with how many it has below itself. */
export function Below({ code }: { code: string }) {
  const t = useText(placeWords)
  const asked = usePages(places.children, { code, limit: 60 })
  return (
    <section>
      <h2>{t.below}</h2>
      {asked.isPending && <RowsComing rows={6} height={32} />}
      {asked.isSuccess && asked.items.length === 0 && <p className="wb-soft">{t.belowNone}</p>}
      <ul className="wb-below">
        {asked.items.map((one) => (
          <li key={one.code}>
            <Go to={`/work/places/${one.code}`}>{one.name}</Go>
            {one.children > 0 && <span className="wb-soft wb-num">{t.childrenOf(one.children)}</span>}
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button size="small" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  )
}
