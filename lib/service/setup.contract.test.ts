import { describe, expect, it, vi } from 'vitest'
import { askers, declined, openKnown } from '../../tests/acceptance/service-practice.ts'
import { must } from '../../tests/fixtures/store.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { Practice } from './practice.ts'

// The whole service in Node: Dexie on fake-indexeddb behind the store's ports, the simulated Nextech over HTTP.
vi.setConfig({ testTimeout: 60_000 })

describe('the setup', () => {
  const yes = '6f2b7f3a-51c8-4a3e-9d0c-0b4c2a7e1d55'
  const finished = (practice: Practice) =>
    vi.waitFor(
      async () => {
        const run = must(await practice.setup.runs.read())
        expect(run.finishedAt).not.toBeNull()
        return run
      },
      { timeout: 30_000 },
    )

  it('is checked in one run, however often it is asked for', async () => {
    const { practice, told, fromStaff } = await openKnown()
    expect(await fromStaff('ext-bg/setup', {})).toMatchObject({ run: null, tests: [] })
    const write = vi.spyOn(practice.setup.runs, 'write')
    await Promise.all([fromStaff('ext-bg/run-setup', {}), fromStaff('ext-bg/run-setup', {})])
    const { results } = await finished(practice)
    expect(
      write.mock.calls.filter(([run]) => run.results.length === 0 && run.finishedAt === null),
    ).toHaveLength(1)
    const found = new Map(results.map(({ check, state, finding }) => [check, `${state} ${finding}`]))
    expect(found.get('sign-in')).toBe('green done')
    expect(found.get('dummy-patient')).toBe('green found')
    expect(told.refreshReports).toBe(1)
    expect((await fromStaff('ext-bg/setup', {}))?.run?.results).toHaveLength(results.length)
  })

  it('tells what the last audit for duplicates found, from then on', async () => {
    const { practice, fromStaff } = await openKnown()
    const counts = { source: 'file', patients: 90, groups: 2, onePerson: 1, twoPeople: 1 } as const
    await fromStaff('ext-bg/note-duplicates', counts)
    await fromStaff('ext-bg/run-setup', {})
    const { results } = await finished(practice)
    expect(results.find(({ check }) => check === 'duplicates')).toMatchObject({
      ...{ finding: 'found', state: 'red' },
      values: { groups: '2', onePerson: '1', twoPeople: '1', days: '0' },
    })
  })

  it('takes one cent for one yes, and sees it voided', async () => {
    const { world, practice, fromStaff } = await openKnown()
    const order = { yes, cardType: must((await fromStaff('ext-bg/setup', {}))?.cardTypes[0]) }
    const payment = await fromStaff('ext-bg/test-payment', order)
    expect(payment).toMatchObject({ yes, state: 'posted' })
    await finished(practice)
    expect(await fromStaff('ext-bg/test-payment', order)).toMatchObject({ paymentId: payment.paymentId })
    await finished(practice)
    const cents = world.nextech.ledger().filter(({ amountCents }) => amountCents === 1)
    expect(cents).toMatchObject([{ category: requiredNames.category }])
    await world.control(`payments/${payment.paymentId}/void`, {})
    await fromStaff('ext-bg/look-for-tests', {})
    expect((await fromStaff('ext-bg/setup', {}))?.tests).toMatchObject([{ state: 'voided' }])
  })

  it('takes no cent where this installation may post nothing, or with an unknown card type', async () => {
    const { world, practice, fromStaff } = await openKnown()
    const unknown = fromStaff('ext-bg/test-payment', { yes, cardType: 'Beads' })
    await expect(unknown).rejects.toEqual(declined('card-type-missing'))
    const observing: Practice = {
      ...practice,
      configuration: { ...practice.configuration, posture: 'observe' },
    }
    const order = { yes, cardType: 'Visa' }
    const asked = askers(observing).fromStaff('ext-bg/test-payment', order)
    await expect(asked).rejects.toEqual(declined('observe-only'))
    expect(world.nextech.ledger()).toEqual([])
  })
})
