import type { FieldComparison } from '../../lib/contract/panel.ts'
import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { formatDay, formatDays } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Icon, type IconName } from '../common/icon.tsx'
import { isBornElse } from './alike.ts'
import { BreakableText } from './breakable-text.tsx'

export interface ComparisonProps {
  name: string
  fields: readonly FieldComparison[]
  /** As Nextech shows it. */
  birthDate: string | null
  customer: PatientForm
  /** The days that the order's customer may be born on. */
  born: readonly string[]
  /** What the order does not have of a restricted record is kept back here, not by Nextech. */
  isRestricted?: boolean
}

/**
 * Which of the four fields agree, and the others with the order's value beside Nextech's; a birth date that differs, too:
 * a parent and a child may share all four. A body per field, so that it also fits 320 pixels.
 */
export function Comparison({ isRestricted = false, ...compared }: ComparisonProps) {
  const { fields, birthDate, born } = compared
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
      {(others.length > 0 || isBornElse({ birthDate }, born)) && (
        <Differences {...compared} fields={others} isRestricted={isRestricted} />
      )}
    </>
  )
}

function Differences({ name, fields, birthDate, customer, born, isRestricted }: ComparisonProps) {
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
        <ComparedField
          key={field.field}
          {...field}
          ordered={customer[field.field]}
          isKept={isRestricted && field.likeness === 'different'}
        />
      ))}
      {birthDate && isBornElse({ birthDate }, born) && (
        <ComparedField
          field="birthDate"
          likeness="different"
          value={formatDay(birthDate, 'medium')}
          ordered={formatDays(born)}
        />
      )}
    </table>
  )
}

const marks = { equal: 'check', different: 'different', unknown: 'unknown' } as const satisfies Record<
  FieldComparison['likeness'],
  IconName
>

type ComparedFieldProps = Omit<FieldComparison, 'field'> & {
  field: keyof PatientForm
  ordered: string
  isKept?: boolean | undefined
}

function ComparedField({ field, value, likeness, ordered, isKept }: ComparedFieldProps) {
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
        <td>
          {value ? <BreakableText text={value} /> : <em>{say(isKept ? 'panel.kept' : 'panel.withheld')}</em>}
        </td>
      </tr>
    </tbody>
  )
}
