import { say as said } from '../../../lib/words/background-words.ts'
import type { MoveCardView } from '../move-view.ts'

const since = Date.parse('2026-03-16T15:00:00Z')
const counts = { orders: 412, decisions: 3, customers: 57, denials: 4, shops: 1, pages: 2 }
const none = { person: null, pairing: null, counts: null, move: null, problem: null, outcome: null }
const base: MoveCardView = {
  moving: { ...none, direction: 'to-backend', url: null, posture: 'automatic' },
  timeZone: 'America/Chicago',
  problem: null,
  isBusy: false,
}
const url = 'https://sync.example.com'
const person = { name: 'Dana Whitfield', isManager: true }

function moving(
  change: Partial<NonNullable<MoveCardView['moving']>>,
  more: Partial<MoveCardView> = {},
): MoveCardView {
  return { ...base, ...more, moving: base.moving && { ...base.moving, ...change } }
}

/** From the address of a backend to the way back. */
export const moveSamples = {
  'No backend yet': base,
  'A code is shown': moving({
    url,
    pairing: { code: 'BCDF-GHJK', address: `${url}/device`, until: since + 600_000 },
  }),
  'Ready to move': moving({ url, person, counts }),
  'Not a manager': moving({ url, person: { ...person, isManager: false } }),
  'Waits for a payment': moving({
    ...{ url, person, counts },
    move: { phase: 'stopping', since, underWay: 2, done: 0, total: 412, mayCancel: true },
  }),
  'Hands over': moving({
    ...{ url, person, counts },
    move: { phase: 'handing', since, underWay: 0, done: 200, total: 412, mayCancel: true },
  }),
  'The backend does not answer': moving({
    ...{ url, counts },
    move: { phase: 'handing', since, underWay: 0, done: 200, total: 412, mayCancel: true },
    problem: `${said('reason.backend-unreachable.cause')} ${said('reason.backend-unreachable.fix')}`,
  }),
  'Moved, and the way back': moving({
    ...{ direction: 'to-browser', url, person, counts },
    outcome: { direction: 'to-backend', at: since, counts },
  }),
  'Moved back': moving({
    ...{ url, person, counts },
    outcome: { direction: 'to-browser', at: since, counts },
  }),
} satisfies Record<string, MoveCardView>
