import type { NextechOptions } from '../../../sandbox/nextech/options.ts'
import type { Act } from './act.ts'
import type { Seeded } from './random.ts'
import type { Sale } from './sale.ts'

/** Something that staff do in Nextech or at the product. */
export function actOf(random: Seeded, sales: readonly Sale[], moment: () => number): Act {
  const act = random.pick([
    ...([
      'void',
      'correct-amount',
      'correct-patient',
      'edit',
      'edit',
      'post-marked',
      'post-unmarked',
    ] as const),
    ...(['refund-payment', 'make-patient', 'make-patient', 'undo'] as const),
  ])
  const onLanding = ['void', 'correct-amount', 'correct-patient', 'edit'].includes(act) && random.chance(0.7)
  return {
    act,
    sale: random.int(0, sales.length - 1),
    at: onLanding ? random.int(0, 15_000) : moment(),
    onLanding,
  }
}

/** Something that happens to an order in the shop. */
export function shopAct(random: Seeded, sales: readonly Sale[], moment: () => number): Act {
  const act = random.pick(['refund-order', 'cancel-order', 'read-again'] as const)
  const onLanding = random.chance(0.4)
  return {
    act,
    sale: random.int(0, sales.length - 1),
    at: onLanding ? random.int(0, 90_000) : moment(),
    onLanding,
  }
}

/** What Nextech's documents leave open. */
export function dialect(random: Seeded): Partial<NextechOptions> {
  return {
    createAnswer: random.pick(['resource', 'location', 'empty']),
    readSpelling: random.pick(['resource', 'post']),
    order: random.pick(['ascending', 'descending']),
    conflictBody: random.pick(['outcome', 'text', 'comment']),
    retryAfter: random.chance(0.5),
  }
}
