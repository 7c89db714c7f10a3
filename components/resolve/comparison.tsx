import type { FieldComparison } from '../../lib/contract/panel.ts'
import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Icon, type IconName } from '../common/icon.tsx'
import { BreakableText } from './breakable-text.tsx'

export interface ComparisonProps {
  name: string
  fields: readonly FieldComparison[]
  customer: PatientForm
}

/** Which of the four fields agree, and the others with the order's value beside Nextech's. A body per field, so that it also fits 320 pixels. */
export function Comparison({ name, fields, customer }: ComparisonProps) {
  const same = fields.filter(({ likeness }) => likeness === 'equal')
  const others = fields.filter(({ likeness }) => likeness !== 'equal')
  return (
    <>
      {same.length > 0 && (
        <p class="same small">
          <Icon name="check" size={13} />
          {say('panel.same', { fields: same.map(({ field }) => say(`panel.field.${field}`)).join(', ') })}
        </p>
      )}
      {others.length > 0 && <Differences name={name} fields={others} customer={customer} />}
    </>
  )
}

function Differences({ name, fields, customer }: ComparisonProps) {
  return (
    <table class="comparison">
      <caption class="heard-only">{say('panel.compared', { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('panel.order')}</th>
          <th scope="col">{say('panel.nextech')}</th>
        </tr>
      </thead>
      {fields.map(field => (
        <ComparedField key={field.field} {...field} ordered={customer[field.field]} />
      ))}
    </table>
  )
}

const marks = { equal: 'check', different: 'different', unknown: 'unknown' } as const satisfies Record<
  FieldComparison['likeness'],
  IconName
>

function ComparedField({ field, value, likeness, ordered }: FieldComparison & { ordered: string }) {
  return (
    <tbody class={`compared compared-${likeness}`}>
      <tr>
        <th colSpan={2} scope="rowgroup">
          <span class="compared-head">
            {say(`panel.field.${field}`)}
            <span class="mark">
              <Icon name={marks[likeness]} size={13} />
              {say(`panel.${likeness}`)}
            </span>
          </span>
        </th>
      </tr>
      <tr>
        <td>{ordered ? <BreakableText text={ordered} /> : <em>{say('panel.empty')}</em>}</td>
        <td>{value ? <BreakableText text={value} /> : <em>{say('panel.withheld')}</em>}</td>
      </tr>
    </tbody>
  )
}
