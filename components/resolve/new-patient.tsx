import { useState } from 'preact/hooks'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { NewPatientForm, type NewPatientFormProps } from './new-patient-form.tsx'

type NewPatientProps = NewPatientFormProps & { openAtFirst: boolean }

/** The way to a new patient: open at once where nobody in Nextech looks like the customer. */
export function NewPatient({ openAtFirst, ...form }: NewPatientProps) {
  const [open, setOpen] = useState(openAtFirst)
  return (
    <section class="new-patient" aria-labelledby="new-patient">
      <h2 id="new-patient">{say('panel.new')}</h2>
      {!openAtFirst && (
        <Button expanded={open} onPress={() => setOpen(!open)}>
          {say('panel.new.open')}
        </Button>
      )}
      {open && <NewPatientForm {...form} />}
    </section>
  )
}
