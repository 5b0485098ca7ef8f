/**
 * Appointing a person to a post of a body, with an account where wanted.
 */
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { parties } from '../../contract.ts'
import type { BodyWhole } from './body-page.tsx'
import { todayInChina } from './end-position.tsx'
import { useFindPlace } from './save-body.tsx'
import { partyWords } from './words.ts'

/** The form in its window; a first password is shown once, before the window closes. */
export function Appoint({ body, close }: { body: BodyWhole; close: () => void }) {
  const t = useText(partyWords)
  const common = useText(shared)
  const id = useId()
  const find = useFindPlace()
  const posts = usePosts(body)
  const [name, setName] = useState('')
  const [post, setPost] = useState<string>()
  const [place, setPlace] = useState(body.place)
  const [from, setFrom] = useState(todayInChina())
  const [contact, setContact] = useState(false)
  const [phone, setPhone] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState<string>()
  const appoint = useCommand(parties.appoint, {
    onDone: (answer) => {
      toast(t.appointed)
      if (answer.password) setPassword(answer.password)
      else close()
    },
  })
  const errors = appoint.error instanceof CallError ? appoint.error.fields : {}
  if (password) {
    return (
      <Modal
        open
        title={t.passwordTitle}
        footer={<Button onClick={close}>{t.close}</Button>}
        onCancel={close}
        mask={{ closable: false }}
      >
        <p className="wb-password wb-num">
          {login} / <b>{password}</b>
        </p>
        <p>{t.passwordHint}</p>
      </Modal>
    )
  }
  return (
    <Modal open title={t.appointTitle(body.name)} footer={null} onCancel={close} width={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!post) return
          appoint.mutate({
            name: name.trim(),
            body: body.id,
            post,
            place,
            from,
            contact,
            workPhone: phone.trim() || null,
            ...(login.trim() ? { login: login.trim() } : {}),
          })
        }}
      >
        <Field id={`${id}n`} label={t.appointName} error={errors.name}>
          <Input
            id={`${id}n`}
            autoComplete="off"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field
          id={`${id}p`}
          label={t.appointPost}
          error={errors.post}
          hint={posts.length === 0 ? t.postsNone : undefined}
        >
          <Select
            id={`${id}p`}
            value={post ?? null}
            onChange={setPost}
            options={posts}
            placeholder={common.choose}
            style={{ width: '100%' }}
          />
        </Field>
        <Field id={`${id}w`} label={t.appointPlace} hint={t.appointPlaceHint} error={errors.place}>
          <Pick
            id={`${id}w`}
            find={find}
            value={place ? [place] : []}
            known={[{ value: body.place, label: body.placeName }]}
            change={([code]) => setPlace(code ?? '')}
          />
        </Field>
        <div className="wb-two">
          <Field id={`${id}f`} label={t.from}>
            <input
              id={`${id}f`}
              type="date"
              className="wb-date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </Field>
          <Field id={`${id}t`} label={t.workPhone} mark={common.optional}>
            <Input
              id={`${id}t`}
              maxLength={30}
              inputMode="tel"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Field>
        </div>
        <Field label={t.contact} hint={t.contactHint}>
          <Checkbox checked={contact} onChange={(event) => setContact(event.target.checked)}>
            {t.contactLabel}
          </Checkbox>
        </Field>
        <Field id={`${id}l`} label={t.login} hint={t.loginHint} mark={common.optional} error={errors.login}>
          <Input
            id={`${id}l`}
            autoComplete="off"
            maxLength={64}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        </Field>
        <Answer error={appoint.error} />
        <div className="wb-row">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!name.trim() || !post || !place || !from}
            loading={appoint.isPending}
          >
            {t.appointDo}
          </Button>
          <Button onClick={close}>{t.cancel}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** The posts that the law here gives to such a body. */
function usePosts(body: BodyWhole): { value: string; label: string }[] {
  const say = usePick()
  const known = useCall(parties.kinds, { place: body.place }, { fresh: 300_000 }).data?.kinds ?? []
  const posts = known.find(({ id }) => id === body.kind)?.posts ?? []
  return posts.map(({ id, name }) => ({ value: id, label: say(name) }))
}
