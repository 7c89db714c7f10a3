import { IDBObjectStore } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { startBackground } from '../../tests/fixtures/background-world.ts'

it('a disk that is full calls people, keeps no order back, and each is posted once when there is room', async () => {
  const world = await startBackground([maria])
  await world.configure()
  const { order, nextech } = world
  const { timeZone } = world.configuration.practice
  await world.shop('cs-bg/rows', { rows: [rowOf(order, timeZone)] })
  await world.shop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
  const writes = (['put', 'add'] as const).map(name =>
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    }),
  )
  await world.app.syncNow().catch(() => undefined)
  expect(nextech.arrivals().filter(({ name }) => name.startsWith('POST Pay'))).toEqual([])
  await vi.waitFor(() => expect(world.host.icon).toBe('!'))
  expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({
    alarm: { text: expect.stringMatching(/cannot write.*Since/), label: 'Sync now', isNews: false },
  })
  for (const write of writes) write.mockRestore()
  await world.app.syncNow()
  await vi.waitFor(() =>
    expect(nextech.arrivals().filter(({ name }) => name.startsWith('POST Pay'))).toHaveLength(1),
  )
  await world.idle()
  expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({ alarm: null })
})
