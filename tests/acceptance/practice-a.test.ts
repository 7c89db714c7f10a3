import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NextechOptions } from '../../sandbox/nextech/server.ts'
import { loadPractice } from '../../sandbox/practice/practice.ts'
import { differences, ledgerFaults, loadExpected } from '../../sandbox/run/expected.ts'
import { outcomesOf } from '../../sandbox/run/outcome.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'

const folder = '../shared/data/practice-a'

/** What Nextech's documents leave open must not change a single outcome. */
const dialects: [string, Partial<NextechOptions>][] = [
  ['as the simulator does by default', {}],
  ['with phones compared by digits', { phoneSearch: 'digits' }],
  ['read in the spelling of the POST example, plain links', { readSpelling: 'post', linkStyle: 'plain' }],
  ['newest first, empty results with an entry', { order: 'descending', emptyEntry: 'empty' }],
  ['creations answered by a Location header', { createAnswer: 'location', createStatus: 200 }],
  ['creations answered by nothing at all', { createAnswer: 'empty' }],
  ['refusals as plain text', { conflictBody: 'text' }],
]

describe('the acceptance practice, engine and adapter (needs ../shared/data)', () => {
  let world: EngineWorld | undefined
  beforeEach(ctx => ctx.skip(!existsSync(folder), `no practice in ${folder}`))
  afterEach(() => world?.close())

  it.each(dialects)(
    'every order becomes what the rules demand, %s',
    async (_name, options) => {
      const practice = await loadPractice(folder)
      const expected = (await loadExpected(folder)) ?? {}
      world = await startWorld(practice, options)
      await read(world, practice.orders)
      await world.drain()
      const outcomes = outcomesOf([...(await world.postings()).values()], world.nextech)
      const known = new Set(practice.patients.map(patient => patient.id))
      expect(differences(expected, outcomes, known)).toEqual([])
      expect(ledgerFaults(practice, outcomes, world.nextech.ledger())).toEqual([])
      expect(Object.keys(outcomes)).toHaveLength(practice.orders.length)
    },
    60_000,
  )
})
