import { afterEach, expect, it, vi } from 'vitest'
import { minute, once, outcomeOf, seen } from './hostile-case.ts'
import { type Answering, honest, json } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const survivor = '0d3f6c1e-7a52-4b7e-9c54-0000000000ff'

/** The chart was merged into another one; the search finds it from then on. */
const merged =
  (status: number, body: object, isFound = true): Answering =>
  ({ res }) => {
    const [first] = world.nextech.people
    if (first && isFound) world.nextech.people[0] = { ...first, uid: survivor }
    json(res, status, body)
  }

it.each<[string, number, object]>([
  ['404', 404, { comment: 'not found' }],
  ['410', 410, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'merged' }] }],
])(
  'a chart that was merged, %s: the payment goes to the one that the search finds then',
  async (_, status, body) => {
    world = await startHostile()
    const answers = [merged(status, body), honest]
    expect(await outcomeOf(world, { name: '', answers, want: {} })).toMatchObject({ ...once, posts: 2 })
    expect(world.ofOrder()[0]?.uid).toBe(survivor)
  },
)

it.each([404, 410])(
  'a chart that is gone, %i, and that the search still finds: staff learn what happened and what to do',
  async status => {
    world = await startHostile()
    const answers = [merged(status, { comment: 'Patient 0001 was merged.' }, false)]
    const want = { live: 0, posts: 3, state: 'attention', reason: 'refused' }
    expect(await outcomeOf(world, { name: '', answers, want: {} })).toMatchObject(want)
    expect((await world.posting()).detail).toBe(
      'Nextech does not take payments for this chart any more: it was merged, deleted or moved. Look in Nextech which chart the customer has now, and choose that one. Nextech says: Patient 0001 was merged.',
    )
  },
)

it('a payment without its patient is judged by its amount, and the patient stays known', async () => {
  world = await startHostile()
  const { nextech } = world
  nextech.lies.answers = [
    ({ res, commit }) => {
      commit()
      res.destroy()
    },
    honest,
  ]
  nextech.lies.writes = (_payment, resource) => ({
    ...resource,
    extension: (resource.extension as { url: string }[]).filter(({ url }) => !url.endsWith('/Patient')),
  })
  await world.order(1)
  await world.live(15 * minute)
  expect(await seen(world)).toMatchObject({ ...once, posts: 1 })
  expect((await world.posting()).patientUid).toBe(nextech.people[0]?.uid)
})

it.each<[string, { patient?: boolean; dates?: boolean }]>([
  ['without its patient', { patient: false }],
  ['without its dates', { dates: false }],
])(
  'a payment that others made, shown %s, is adopted for what it is',
  async (_, { patient = true, dates = true }) => {
    world = await startHostile()
    const { nextech } = world
    nextech.lies.writes = (_payment, { meta, created, extension, ...resource }) => ({
      ...resource,
      ...(dates && { meta, created }),
      extension: (extension as { url: string }[]).filter(
        ({ url }) => (patient || !url.endsWith('/Patient')) && (dates || !url.endsWith('payment-date')),
      ),
    })
    nextech.put({ text: `DermPRO #${numberOf(0)} | 1x SERUM-1` })
    await world.order(1)
    await world.live(minute)
    expect(await seen(world)).toMatchObject({ live: 1, posts: 0, state: 'adopted', reason: null })
  },
)

it('a payment whose amount cannot be read is said to be so', async () => {
  world = await startHostile()
  const { nextech } = world
  nextech.lies.writes = (_payment, resource) => ({ ...resource, total: { value: 'eighty' } })
  nextech.put({ text: `DermPRO #${numberOf(0)} | 1x SERUM-1` })
  await world.order(1)
  await world.live(minute)
  expect(await seen(world)).toMatchObject({ live: 1, posts: 0, state: 'attention', reason: 'amount-differs' })
  expect((await world.posting()).detail).toMatch(
    /^Nextech holds a payment for it, of nothing or of an amount that cannot be read\./,
  )
})
