import * as v from 'valibot'
import type { Instant } from '../../lib/domain/units.ts'
import type { TestPaymentStore } from '../../lib/setup/ports.ts'
import { obstacleTo, testNote, testsIn, withTest } from '../../lib/store/rules/test-payments.ts'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import { tell } from './activity.ts'
import { putMeta, type Reader, readMeta } from './meta.ts'

const name = 'testPayments'

/** Test payments on Postgres. */
export function createTestPaymentStore(
  practice: PracticeDatabase,
  now: () => Instant = Date.now,
): TestPaymentStore {
  return {
    list: () => read(practice),
    begin: payment =>
      write(practice, async inside => {
        const known = await read({ db: inside.tx, practiceId: inside.practiceId })
        const inTheWay = obstacleTo(payment, known)
        if (inTheWay) return { begun: false, payment: inTheWay }
        await putMeta(inside, name, withTest(known, payment))
        await tell(inside, [testNote(payment, 'staff', now())])
        return { begun: true, payment }
      }),
    change: (yes, change) =>
      write(practice, async inside => {
        const known = await read({ db: inside.tx, practiceId: inside.practiceId })
        const before = known.find(payment => payment.yes === yes)
        if (before === undefined) throw new Error('there is no such test payment')
        const after = { ...before, ...change }
        await putMeta(
          inside,
          name,
          known.map(payment => (payment === before ? after : payment)),
        )
        if (after.state !== before.state) await tell(inside, [testNote(after, 'sync', now())])
        return after
      }),
  }
}

const read = async (reader: Reader) => testsIn(await readMeta(reader, name, v.unknown()))
