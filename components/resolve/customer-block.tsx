import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { BreakableText } from './breakable-text.tsx'

/** Who bought, as the order has it. */
export function CustomerBlock({ customer }: { customer: PatientForm }) {
  const name = `${customer.firstName} ${customer.lastName}`.trim()
  const born = customer.birthDate && say('panel.born', { day: formatDay(customer.birthDate, 'medium') })
  const details = [customer.email, customer.phone, born, customer.postalCode].filter(Boolean)
  return (
    <section class="customer" aria-labelledby="customer">
      <h2 id="customer">{say('panel.customer')}</h2>
      <p class="customer-name">{name || say('panel.unnamed')}</p>
      <ul class="details small soft">
        {details.map(detail => (
          <li key={detail}>
            <BreakableText text={detail} />
          </li>
        ))}
      </ul>
    </section>
  )
}
