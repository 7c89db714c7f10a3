import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Field, type FieldProps } from '../common/field.tsx'
import { checkPatient, type FieldFaults, type PatientField, patientFields, trimmed } from './check-patient.ts'

export interface NewPatientFormProps {
  customer: PatientForm
  today: string
  busy: boolean
  /** What the form's button says where it does not post. */
  submit?: string
  onSubmit: (patient: PatientForm) => void
}

/** Autocomplete is off: a browser would fill in the staff member's own details. */
const inputs: Readonly<Record<PatientField, Pick<FieldProps, 'type' | 'inputMode'>>> = {
  firstName: {},
  lastName: {},
  email: { type: 'email' },
  phone: { type: 'tel' },
  birthDate: { type: 'date' },
  postalCode: { inputMode: 'numeric' },
}

/** All that Nextech demands of a new patient, filled from the order; what the order lacks has the focus. */
export function NewPatientForm({
  customer,
  today,
  busy,
  submit: submitWords,
  onSubmit,
}: NewPatientFormProps) {
  const [values, setValues] = useState(customer)
  const [faults, setFaults] = useState<FieldFaults>({})
  const inputsOf = useRef<Partial<Record<PatientField, HTMLInputElement | null>>>({})
  const focusFirst = (fields: readonly PatientField[]) => inputsOf.current[fields[0] ?? 'firstName']?.focus()
  const missing = patientFields.filter(field => customer[field].trim() === '')

  // Only when the form opens: later the focus belongs to the person who types.
  useLayoutEffect(() => focusFirst(missing), [])

  const submit = (event: Event) => {
    event.preventDefault()
    if (busy) return
    const found = checkPatient(values, today)
    setFaults(found)
    const wrong = patientFields.filter(field => found[field])
    if (wrong.length > 0) focusFirst(wrong)
    else onSubmit(trimmed(values))
  }

  return (
    <form class="patient-form" noValidate autocomplete="off" onSubmit={submit}>
      <p class="soft small">{say('panel.new.hint')}</p>
      {patientFields.map(field => {
        const fault = faults[field]
        return (
          <Field
            key={field}
            {...inputs[field]}
            {...(field === 'birthDate' && { min: '1900-01-01', max: today })}
            autocomplete="off"
            label={say(`panel.field.${field}`)}
            value={values[field]}
            hint={missing.includes(field) ? say('panel.field.missing') : undefined}
            error={fault && say(`panel.invalid.${fault}`)}
            inputRef={input => {
              inputsOf.current[field] = input
            }}
            onValue={value => setValues(before => ({ ...before, [field]: value }))}
          />
        )
      })}
      <Button kind={submitWords === undefined ? 'primary' : 'plain'} type="submit" busy={busy}>
        {submitWords ?? say('panel.new.submit')}
      </Button>
    </form>
  )
}
