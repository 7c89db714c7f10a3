import { hasMarker, type LedgerPayment, numbersIn } from '../domain/ledger.ts'
import type { LedgerCoverage, SyncStore } from '../sync/ports.ts'
import type { Database } from './database.ts'

type LedgerStore = Pick<
  SyncStore,
  'saveLedger' | 'paymentsOf' | 'paymentsOfPatient' | 'unmarkedPayments' | 'claimedPayments'
>

/** The local copy of Nextech's ledger, found by order number, payment id or patient. */
export function createLedgerStore(db: Database): LedgerStore {
  return {
    async saveLedger(payments, coverage) {
      await db.transaction('rw', db.ledger, db.meta, async () => {
        await db.ledger.bulkPut(payments.map(ledgerRow))
        if (coverage) await db.meta.put({ name: 'ledgerCoverage', value: coverage satisfies LedgerCoverage })
      })
    },
    async paymentsOf(number, paymentIds) {
      const [speaking, held] = await Promise.all([
        db.ledger.where('numbers').equals(number).toArray(),
        db.ledger
          .where('id')
          .anyOf([...paymentIds])
          .toArray(),
      ])
      const all = [...new Map([...speaking, ...held].map(row => [row.id, row])).values()]
      return all.map(paymentOf).sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id))
    },
    paymentsOfPatient: async uid =>
      (await db.ledger.where('patientUid').equalsIgnoreCase(uid).toArray()).map(paymentOf),
    unmarkedPayments: async () =>
      (await db.ledger.filter(row => !hasMarker(row.text)).toArray()).map(paymentOf),
    async claimedPayments(ids) {
      const holders = await db.postings
        .where('paymentIds')
        .anyOf([...ids])
        .toArray()
      return new Set(holders.flatMap(posting => posting.paymentIds))
    },
  }
}

function ledgerRow(payment: LedgerPayment) {
  return { ...payment, numbers: numbersIn(payment.text) }
}

function paymentOf({ numbers: _numbers, ...payment }: ReturnType<typeof ledgerRow>): LedgerPayment {
  return payment
}
