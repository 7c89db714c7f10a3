import { expect, it } from 'vitest'
import { anOrder, aPosting } from '../../fixtures/builders.ts'
import { createOpenPayments } from './open-payments.ts'

const sent = (number: string, sentAt: number) => aPosting({ state: 'sent', sentAt }, anOrder({ number }))

it('counts each payment once whose sender was killed, however long it stays open', () => {
  const open = createOpenPayments()
  expect(open.note([sent('1', 100), sent('2', 100), aPosting({ state: 'posted', sentAt: 90 })], 110)).toBe(2)
  expect(open.note([sent('1', 100), sent('2', 150)], 160)).toBe(1)
  expect(open.total()).toBe(3)
})

it('leaves out what the next worker sent already', () => {
  expect(createOpenPayments().note([sent('1', 120)], 110)).toBe(0)
})
