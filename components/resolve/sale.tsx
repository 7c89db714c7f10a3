import type { ComponentChildren } from 'preact'
import type { ResolveView } from '../../lib/contract/panel.ts'
import { isSettledByHand } from '../../lib/domain/reasons.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { BreakableText } from './breakable-text.tsx'
import './sale.css'

/** The order in a line with the payment that a choice posts: what was bought, and the payment's text, one press behind it. */
export function Sale({ order, children }: { order: ResolveView; children: ComponentChildren }) {
  const { sale } = order
  if (!sale) return <p class="soft small">{children}</p>
  const { items, cardType, paymentDate, description } = sale
  const card = cardType ?? say('panel.sale.no-card')
  return (
    <details class="sale soft small">
      <summary>
        {children} · {say(wordsFor(order), { card })}
      </summary>
      <dl>
        <dt>{say('panel.sale.bought')}</dt>
        <dd>
          <ul>
            {items.map(({ sku, quantity }, at) => (
              // Two lines of one article are two lines.
              <li key={`${at} ${sku}`}>{say('panel.sale.item', { quantity, sku })}</li>
            ))}
          </ul>
        </dd>
        <dt>{say('panel.sale.day')}</dt>
        <dd>{formatDay(paymentDate, 'medium')}</dd>
        <dt>{say('panel.sale.text')}</dt>
        <dd>
          <BreakableText text={description} />
        </dd>
      </dl>
    </details>
  )
}

/** What no choice posts is not said to be posted. */
function wordsFor({ settling, reason, held }: ResolveView) {
  if (settling || isSettledByHand(reason)) return 'panel.sale.posted'
  return held === 'observe-only' ? 'panel.sale.would' : 'panel.sale'
}
