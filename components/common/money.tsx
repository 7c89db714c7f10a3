import { formatCents } from '../../lib/domain/money.ts'

interface MoneyProps {
  cents: number
  /** The same where it is in another currency: nothing is said in dollars then. */
  foreign?: string | undefined
}

/** An amount in dollars, with figures of one width so that columns line up. */
export function Money({ cents, foreign }: MoneyProps) {
  return <span class="money">{foreign ?? formatCents(cents)}</span>
}
