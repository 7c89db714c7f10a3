import type { Status } from '../../lib/domain/status.ts'
import { Icon } from './icon.tsx'

/** What a colour stands for; words and shapes say the same. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'past' | 'calm'

const tones: Readonly<Record<Status, Tone>> = {
  synced: 'good',
  pending: 'busy',
  posting: 'busy',
  verifying: 'busy',
  resolve: 'warn',
  attention: 'bad',
  refunded: 'past',
  voided: 'past',
  skipped: 'calm',
  waiting: 'calm',
}

/** The status as shape and colour; the word stands beside it. */
export function StatusIcon({ status }: { status: Status }) {
  return (
    <span class={`status-icon tone-${tones[status]}`}>
      <Icon name={status} size={15} />
    </span>
  )
}
