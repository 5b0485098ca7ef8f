/** The communities that end, each with the one that its land and people come to. */
import { Button, Select } from 'antd'
import { useText } from '#platform/text/use-text.ts'
import type { Draft, Form } from './drawn.ts'
import { changeWords } from './words.ts'

interface EndsProps {
  form: Form
  draft: Draft
  change: (ends: Draft['ends']) => void
}

/** The list, with a choice of more. */
export function Ends({ form, draft, change }: EndsProps) {
  const t = useText(changeWords)
  const { ends, communities } = draft
  const isEnding = (code: string) => ends.some((one) => one.code === code)
  const staying = form.communities.filter(({ code }) => !isEnding(code))
  const fresh = communities.filter(({ code }) => !staying.some((one) => one.code === code))
  const nameOf = (code: string) => form.communities.find((one) => one.code === code)?.name ?? code
  return (
    <section>
      <h2>{t.ends}</h2>
      <p className="wb-soft">{t.endsText}</p>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t.ends}
        aria-label={t.ends}
        style={{ width: '100%' }}
        options={staying
          .filter(({ code }) => !communities.some((one) => one.code === code))
          .map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code: string | null) => code && change([...ends, { code, into: null }])}
      />
      <ul className="wb-drawn">
        {ends.map((one) => (
          <li key={one.code}>
            <div className="wb-row">
              <b>{nameOf(one.code)}</b>
              <Select
                aria-label={`${nameOf(one.code)}：${t.into}`}
                value={one.into ?? ''}
                style={{ minWidth: 160 }}
                options={[
                  { value: '', label: t.intoNone },
                  ...[...staying, ...fresh].map(({ code, name }) => ({
                    value: code,
                    label: `${t.into} ${name}`,
                  })),
                ]}
                onChange={(into: string) =>
                  change(ends.map((other) => (other === one ? { ...one, into: into || null } : other)))
                }
              />
              <Button size="small" onClick={() => change(ends.filter((other) => other !== one))}>
                {t.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
