/**
 * Bodies within the acting position's place.
 */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { useActing, useHas } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { parties } from '../../contract.ts'
import { SaveBody } from './save-body.tsx'
import { partyWords } from './words.ts'
import './parties.css'

/** A body as lists show it. */
export type Body = OutputOf<typeof parties.bodies>['items'][number]

/** The page. */
export function BodiesPage() {
  const t = useText(partyWords)
  const acting = useActing()
  const manages = useHas('parties.manage')
  const asked = useAsked()
  const setAsked = useSetAsked()
  const kind = asked.get('kind') ?? undefined
  const search = asked.get('search')?.replace(/^"|"$/g, '') ?? ''
  const [adding, setAdding] = useState(false)
  const kinds = useKinds(acting.place)
  const bodies = usePages(parties.bodies, {
    within: acting.place,
    limit: 50,
    ...(kind ? { kind } : {}),
    ...(search ? { search } : {}),
  })
  return (
    <>
      <PageHead title={t.title} about={bodies.isSuccess ? t.count(bodies.items.length) : ' '}>
        {manages && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </PageHead>
      <div className="wb-row wb-bodies-filter">
        <Input.Search
          key={search}
          allowClear
          defaultValue={search}
          aria-label={t.search}
          placeholder={t.search}
          onSearch={(value) => setAsked({ search: value.trim() || undefined })}
          style={{ width: 260 }}
        />
        <Select
          aria-label={t.kind}
          value={kind ?? ''}
          onChange={(value) => setAsked({ kind: value || undefined })}
          style={{ minWidth: 220 }}
          options={[{ value: '', label: t.allKinds }, ...kinds]}
        />
      </div>
      {bodies.isPending ? (
        <RowsComing rows={8} />
      ) : bodies.isError && bodies.items.length === 0 ? (
        <Failure error={bodies.error} again={() => void bodies.refetch()} />
      ) : bodies.items.length === 0 ? (
        <Empty title={kind || search ? t.none : t.never}>{kind || search ? t.noneText : t.neverText}</Empty>
      ) : (
        <BodiesTable bodies={bodies.items} />
      )}
      {bodies.hasNextPage && (
        <Button
          style={{ marginTop: 16 }}
          loading={bodies.isFetchingNextPage}
          onClick={() => void bodies.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
      {adding && <SaveBody kinds={kinds} close={() => setAdding(false)} />}
    </>
  )
}

function BodiesTable({ bodies }: { bodies: readonly Body[] }) {
  const t = useText(partyWords)
  const say = usePick()
  return (
    <div className="wb-table-room wb-folding">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.kind}</th>
            <th>{t.place}</th>
            <th>{t.phone}</th>
            <th>{t.address}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <th scope="row">
                <Go to={`/work/bodies/${body.place}/${body.id}`}>{body.name}</Go>
              </th>
              <td>{say(body.kindName)}</td>
              <td>{body.placeName}</td>
              <td className="wb-one wb-num">
                {body.phone && <a href={`tel:${body.phone}`}>{body.phone}</a>}
              </td>
              <td>{body.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The kinds of body that the law here knows, for choosing. */
export function useKinds(within: string): { value: string; label: string }[] {
  const say = usePick()
  const known = useCall(parties.kinds, { place: within }, { fresh: 300_000 }).data?.kinds ?? []
  return known.map(({ id, name }) => ({ value: id, label: say(name) }))
}
