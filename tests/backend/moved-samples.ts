import * as v from 'valibot'
import { PartOutAnswerSchema } from '../../lib/contract/moving.ts'
import type { MovedMemory } from '../../lib/domain/moved.ts'
import { newPosting, type OrderRecord, type Posting } from '../../lib/domain/posting.ts'
import { aRecord } from '../fixtures/builders.ts'

export function record(number: string, posting: Partial<Posting> = {}): OrderRecord {
  const order = { ...aRecord().order, number, shop: 'https://shop.example' }
  return { order, posting: { ...newPosting(order, 1), ...posting } }
}

export const decided = {
  kind: 'patient' as const,
  uid: 'p1',
  decidedAt: 3,
  by: { panel: 'x', name: 'Front desk' },
}
export const left = { kind: 'void-left' as const, payments: ['9'], closedAt: 4 }
export const fields = JSON.stringify(['maria@example.com', 'maria', 'lopez', '+12149630541'])
export const memory = (change: Partial<MovedMemory> = {}): MovedMemory => ({
  key: `/maria@example.com/${fields}`,
  ...{ fourFields: fields, patientUid: 'p1', decidedAt: 10, by: 'Front desk' },
  ...change,
})

interface After {
  afterRecord: string | null
  afterMemory: string | null
}

/** Keys of all orders that are told, part by part. */
export async function everyKey(
  ask: (after: After) => Promise<{ json: { value?: unknown } }>,
): Promise<string[]> {
  const keys: string[] = []
  let after: After = { afterRecord: null, afterMemory: null }
  for (;;) {
    const { records, lastRecord, lastMemory } = v.parse(PartOutAnswerSchema, (await ask(after)).json.value)
    keys.push(...records.map(({ posting }) => posting.key))
    if (lastRecord === null && lastMemory === null) return keys
    after = { afterRecord: lastRecord ?? after.afterRecord, afterMemory: lastMemory ?? after.afterMemory }
  }
}
