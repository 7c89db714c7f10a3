import { type ActivityEntry, type ActivityKind, activityNote, kindOf } from '../../lib/domain/activity.ts'
import { genesis, sealed } from '../../lib/store/rules/activity-chain.ts'

/** A whole chain, an entry a second until a moment, as the extension's database holds it; in portions that can be handed to a page. */
export function* storedActivity(count: number, portion: number, until: number) {
  let last: { seq: number; hash: string } = genesis
  let rows: (ActivityEntry & { kind: ActivityKind })[] = []
  for (let i = 0; i < count; i++) {
    const code = i % 3 === 0 ? ('order.seen' as const) : ('posting.posted' as const)
    const entry = sealed(
      last,
      activityNote({
        at: until - (count - i) * 1_000,
        actor: 'sync',
        code,
        shop: 'https://shopmanager.dermpro.com',
        number: String(600_000_000 + i),
        amountCents: 2_000 + (i % 90_000),
        payment: String(90_000 + i),
        patient: '3fa2b1c0',
      }),
    )
    rows.push({ ...entry, kind: kindOf(code) })
    last = entry
    if (rows.length < portion && i < count - 1) continue
    yield {
      activity: rows,
      chain: [
        { end: 'head', seq: last.seq, hash: last.hash },
        { end: 'anchor', ...genesis },
      ],
    }
    rows = []
  }
}
