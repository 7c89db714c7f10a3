import { expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { must, openStore } from '../../tests/fixtures/store.ts'
import { choosePatient } from './staff-decision.ts'

const duplicate = { state: 'attention', reason: 'possible-duplicate', dueAt: null } as const

async function choose(...uids: string[]) {
  const { store, put } = openStore()
  const record = aRecord(duplicate)
  await put(record)
  for (const uid of uids) await choosePatient({ store, now: 1_000, undoSeconds: 5 }, record.posting.key, uid)
  return must(await store.get(record.posting.key)).posting.decision
}

it.each([
  ['once', ['p1'], true],
  ['twice, because the worker died before it answered', ['p1', 'p1'], true],
  ['and then another, whose payments nobody has looked at', ['p1', 'p2'], false],
])('staff who chose despite a payment that looked alike chose so: %s', async (_, uids, despitePayment) => {
  expect(await choose(...uids)).toMatchObject({ kind: 'patient', uid: uids.at(-1), despitePayment })
})
