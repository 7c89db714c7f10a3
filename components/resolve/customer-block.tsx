import type { ResolveView } from '../../lib/contract/panel.ts'
import { formatDays } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { bornOn } from './alike.ts'
import { BreakableText } from './breakable-text.tsx'

/** Who bought, as the order has it. */
export function CustomerBlock({ order }: { order: ResolveView }) {
  const { customer } = order
  const name = `${customer.firstName} ${customer.lastName}`.trim()
  const days = bornOn(order)
  const born = days.length > 0 && say('panel.born', { day: formatDays(days) })
  const details = [customer.email, customer.phone, born || '', customer.postalCode].filter(Boolean)
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
