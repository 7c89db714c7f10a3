import { useState } from 'preact/hooks'
import { say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import type { StaffEvents } from './view.ts'

/** The name that others see for this browser's user. */
export function StaffName({ name, onSave }: { name: string; onSave: StaffEvents['onSaveName'] }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    setSaved(false)
    void onSave((typed ?? name).trim().slice(0, 60)).then(setSaved)
  }
  const type = (text: string) => {
    setTyped(text)
    setSaved(false)
  }
  return (
    <div class="card">
      <form class="staff-name" autocomplete="off" noValidate onSubmit={submit}>
        <Field optional autocomplete="off" label={say('staff.name')} value={typed ?? name} onValue={type} />
        <p class="soft small">{say('staff.name.hint')}</p>
        <Button type="submit">{say('staff.name.save')}</Button>
        <span class="soft small" aria-live="polite">
          {isSaved && say('staff.name.saved')}
        </span>
      </form>
    </div>
  )
}
