/**
 * Filters kept under a name.
 */
import { Button, Dropdown, Input, Modal } from 'antd'
import { Bookmark, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { grid } from '../../../contract.ts'
import { listWords } from '../words.ts'
import { type Filter, filterFromData, isEmpty } from './filter.ts'

/** The button with one's views, and the way to keep the present filter. */
export function Views({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const t = useText(listWords)
  const id = useId()
  const views = useCall(grid.views, {}).data?.items ?? []
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const [removing, setRemoving] = useState<{ id: string; name: string }>()
  const save = useCommand(grid.saveView, {
    changes: [grid.views],
    onDone: () => {
      toast(t.saved)
      setNaming(false)
      setName('')
    },
  })
  const remove = useCommand(grid.removeView, { changes: [grid.views], onDone: () => setRemoving(undefined) })
  const items = [
    ...views.map((view) => ({
      key: view.id,
      label: (
        <span className="wb-view">
          {view.name}
          <button
            type="button"
            aria-label={`${t.removeView}: ${view.name}`}
            onClick={(event) => {
              event.stopPropagation()
              setRemoving(view)
            }}
          >
            <Trash2 size={15} aria-hidden="true" />
          </button>
        </span>
      ),
      onClick: () => set(filterFromData(view.filter)),
    })),
    ...(views.length === 0 ? [{ key: 'none', label: t.viewsEmpty, disabled: true }] : []),
    { type: 'divider' as const },
    { key: 'save', label: t.saveView, disabled: isEmpty(filter), onClick: () => setNaming(true) },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<Bookmark size={16} aria-hidden="true" />}>{t.views}</Button>
      </Dropdown>
      <Modal open={naming} title={t.saveView} footer={null} onCancel={() => setNaming(false)} destroyOnHidden>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save.mutate({ name: name.trim(), filter: { ...filter } })
          }}
        >
          <Field id={id} label={t.viewName} hint={t.viewNameHint}>
            <Input
              id={id}
              autoFocus
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Answer error={save.error} />
          <div className="wb-row">
            <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={save.isPending}>
              {t.save}
            </Button>
            <Button onClick={() => setNaming(false)}>{t.cancel}</Button>
          </div>
        </form>
      </Modal>
      <Modal
        open={removing !== undefined}
        title={t.removeView}
        okText={t.removeIt}
        okButtonProps={{ danger: true, loading: remove.isPending }}
        cancelText={t.cancel}
        onCancel={() => setRemoving(undefined)}
        onOk={() => removing && remove.mutate({ id: removing.id })}
      >
        {removing && t.removeViewAsk(removing.name)}
        <Answer error={remove.error} />
      </Modal>
    </>
  )
}
