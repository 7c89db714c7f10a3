import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import type { Engine } from './engine.ts'
import { noteQuotes } from './note-quotes.ts'
import type { Answer } from './ports.ts'

/** An engine of which noting quotes needs no more: each question is answered so, and takes a while. */
function engineOf(answer: (count: number) => Answer<[]>) {
  const seen = { asked: 0, underWay: 0, most: 0 }
  const engine = {
    store: { get: async (key: string) => aRecord({ state: 'posted', patientUid: key }) },
    nextech: {
      async openQuotes() {
        const count = ++seen.asked
        seen.most = Math.max(seen.most, ++seen.underWay)
        for (let turns = 0; turns < 10; turns++) await turn()
        seen.underWay -= 1
        return answer(count)
      },
    },
  }
  return { seen, engine: engine as unknown as Engine }
}

const keys = Array.from({ length: 30 }, (_, at) => String(at))

it('asks for the quotes of some orders at once, so that what came meanwhile waits little', async () => {
  const { engine, seen } = engineOf(() => ({ ok: true, value: [] }))
  await noteQuotes(engine, keys)
  expect(seen).toEqual({ asked: 20, underWay: 0, most: 5 })
})

it('asks no more once one cannot be read', async () => {
  const { engine, seen } = engineOf(() => ({ ok: false, trouble: 'nextech-down', message: 'away' }))
  await noteQuotes(engine, keys)
  expect(seen).toEqual({ asked: 5, underWay: 0, most: 5 })
})
