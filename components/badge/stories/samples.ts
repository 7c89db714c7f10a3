import type { BadgeView } from '../../../lib/contract/page-messages.ts'
import { StatusSchema, WarningSchema } from '../../../lib/domain/status.ts'
import { say } from '../../../lib/words/background-words.ts'

const resolveButton: BadgeView['button'] = { label: say('action.resolve'), opens: 'resolve' }

const ofStatus = (status: BadgeView['status'], at: number): BadgeView => ({
  number: String(100_000_101 + at),
  status,
  reason: null,
  word: say(`status.${status}`),
  tooltip: say(`status.${status}.meaning`),
  button: null,
})

/** A badge of each status that there is. */
export const everyStatus: readonly BadgeView[] = [...StatusSchema.options, 'unseen' as const].map(ofStatus)

/** Synced, and to be looked at: each in its own word. */
export const noted: readonly BadgeView[] = WarningSchema.options.map((warning, at) => ({
  ...ofStatus('synced', 40 + at),
  note: say(`note.${warning}`),
  tooltip: [
    say('evidence.posted', { amount: '$84.00', time: '9:42 AM', payment: '90118' }),
    say(`warning.${warning}`),
  ].join('\n'),
}))

/** Badges that say more, or ask for a press. */
export const telling: readonly BadgeView[] = [
  {
    ...ofStatus('synced', 20),
    note: say('note.more', { note: say('note.contains-gift-card'), count: 1 }),
    tooltip: [
      say('evidence.posted', { amount: '$84.00', time: '9:42 AM', payment: '90118' }),
      say('warning.contains-gift-card'),
      say('warning.late'),
    ].join('\n'),
  },
  { ...ofStatus('resolve', 21), reason: 'possible-match', button: resolveButton },
  { ...ofStatus('attention', 22), reason: 'missing-birth-date', button: resolveButton },
  {
    ...ofStatus('pending', 23),
    reason: 'signed-out',
    button: { label: say('action.open'), opens: 'workbench' },
  },
  {
    ...ofStatus('unseen', 24),
    reason: 'not-configured',
    word: say('trouble.not-configured'),
    button: { label: say('action.open'), opens: 'workbench' },
  },
]

/** What stands beside DermPRO's own status: a mark without a word. */
export const marks: readonly BadgeView[] = everyStatus.map(view => ({
  ...view,
  word: '',
  tooltip: `${view.tooltip}\n${say('badge.native-status')}`,
}))
