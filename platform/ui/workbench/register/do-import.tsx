/** Importing what was checked, exactly that. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { Answer } from '../answers.tsx'
import type { RegisterShown } from './pages.tsx'
import { noWhy, WhyFields, whyOf } from './why-fields.tsx'
import { registerWords } from './words.ts'

/** The button; where entries change, the reason before it. */
export function DoImport({
  shown: { contracts },
  at,
  checked,
  again,
}: {
  shown: RegisterShown
  at: { county: string; id: string }
  checked: OutputOf<RegisterContract['checked']>
  again: ReactNode
}) {
  const t = useText(registerWords)
  const [why, setWhy] = useState(noWhy)
  const write = useCommand(contracts.import)
  const { counts, digest } = checked
  const changed = counts?.changed ?? 0
  const said = Object.keys(whyOf(why)).length > 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ ...at, digest: digest ?? '', ...whyOf(why) })
      }}
    >
      {changed > 0 && (
        <WhyFields why={why} change={setWhy} label={t.importReason} hint={t.importReasonHint} />
      )}
      <Answer error={write.error} />
      <div className="wb-row">
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={changed > 0 && !said}>
          {t.doImport((counts?.new ?? 0) + changed)}
        </Button>
        {again}
      </div>
    </form>
  )
}
