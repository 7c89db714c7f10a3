import { expect, it, vi } from 'vitest'
import type { KeptReports } from '../service/ports.ts'
import { proveReports, refreshProjections } from './refresh-projections.ts'

function reportsThat(change: Partial<KeptReports>) {
  const refresh = vi.fn<KeptReports['refresh']>(async () => undefined)
  const reports: KeptReports = {
    refresh,
    readSnapshots: async () => expect.fail('nobody reads the books here'),
    closedMonths: async () => expect.fail('nobody reads a closed month here'),
    closeMonth: async () => expect.fail('nobody closes a month here'),
    prove: async () => ({ kind: 'right', orders: 0 }),
    ...change,
  }
  return { practice: { reports }, refresh }
}

it('counts again what the proof finds wrong, and nothing else', async () => {
  const wrong = reportsThat({ prove: async () => ({ kind: 'wrong', days: ['2026-03-16'] }) })
  await proveReports(Promise.resolve(wrong.practice))
  expect(wrong.refresh).toHaveBeenCalledOnce()
  const right = reportsThat({})
  await proveReports(Promise.resolve(right.practice))
  expect(right.refresh).not.toHaveBeenCalled()
})

it('is content with no practice, one that does not open, and a proof that fails', async () => {
  await proveReports(Promise.resolve(undefined))
  await proveReports(Promise.reject(new Error('the database does not open')))
  const failing = reportsThat({ prove: () => Promise.reject(new Error('no')) })
  await proveReports(Promise.resolve(failing.practice))
  expect(failing.refresh).not.toHaveBeenCalled()
})

it('says that a count failed, without the error’s words, and nothing where the practice was closed meanwhile', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const closed = Object.assign(new Error('closed'), { name: 'DatabaseClosedError' })
  await refreshProjections(reportsThat({ refresh: () => Promise.reject(closed) }).practice)
  expect(said).not.toHaveBeenCalled()
  await refreshProjections(reportsThat({ refresh: () => Promise.reject(new Error('Maria Lopez')) }).practice)
  expect(JSON.stringify(said.mock.calls)).not.toContain('Maria')
  expect(said).toHaveBeenCalledOnce()
})
