import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { Quote } from '../../../lib/domain/quote.ts'
import { noteQuotes } from '../../../lib/sync/note-quotes.ts'
import type { Answer } from '../../../lib/sync/ports/nextech.ts'
import { aRecord } from '../../fixtures/builders.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

let world: HostileWorld
afterEach(() => world.close())

const keys = Array.from({ length: 30 }, (_, at) => String(at))

/** Thirty orders that were posted; each question for quotes is answered so, and takes a while. */
async function notesOf(answer: Answer<Quote[]>) {
  world = await startHostile()
  const { engine } = world
  const seen = { asked: 0, underWay: 0, most: 0 }
  const store = {
    ...engine.store,
    get: async (key: string) => aRecord({ state: 'posted', patientUid: key }),
  }
  const nextech = {
    ...engine.nextech,
    async openQuotes() {
      seen.asked += 1
      seen.underWay += 1
      seen.most = Math.max(seen.most, seen.underWay)
      for (let turns = 0; turns < 10; turns++) await turn()
      seen.underWay -= 1
      return answer
    },
  }
  await noteQuotes({ ...engine, store, nextech }, keys)
  return seen
}

it('asks for the quotes of some orders at once, so that what came meanwhile waits little', async () => {
  expect(await notesOf({ ok: true, value: [] })).toEqual({ asked: 20, underWay: 0, most: 5 })
})

it('asks no more once one cannot be read', async () => {
  const away = { ok: false, trouble: 'nextech-down', message: 'away' } as const
  expect(await notesOf(away)).toEqual({ asked: 5, underWay: 0, most: 5 })
})
