import { formatCents } from '../../lib/domain/money.ts'

/** An amount in dollars, with figures of one width so that columns line up. */
export function Money({ cents }: { cents: number }) {
  return <span class="money">{formatCents(cents)}</span>
}
