import { describe, expect, it, vi } from 'vitest'
import { searchPatients, wantedIn } from '../../lib/sync/panel-search.ts'
import { type Held, uidAt } from './held-practice.ts'
import { married, type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

describe('search by hand', () => {
  const bella: Held = {
    given: 'Élodie',
    family: 'Q’Rourke',
    email: 'bella@example.net',
    phone: '(972) 440-0111',
  }

  it.each([
    ['(972) 440-0111', 'phone'],
    ['9724400111', 'phone'],
    [' Bella@Example.net ', 'email'],
    ['#501', 'chart'],
    ['Elodie QRourke', 'name'],
    ['Q’Rourke, Elodie', 'name'],
    ['Q’Rourke', 'name'],
    ['Élodie', 'name'],
  ])('%s is taken for %s, and finds', async (text, kind) => {
    world = await startStaffWorld([married, bella])
    const { number } = world
    const wanted = wantedIn(text)
    expect(wanted?.kind).toBe(kind)
    const { customer } = (await world.recordOf(number)).order
    const found = wanted && (await searchPatients(world.engine.nextech, customer, wanted))
    expect(found?.ok && found.value.candidates.map(({ patient }) => patient.uid)).toEqual([uidAt(1)])
  })

  it.each(['', ' ', 'x', '12 34 56 78 90 12', '7'.repeat(12)])(
    '%j is too little, or nothing, to look for',
    text => {
      expect(wantedIn(text)).toBeUndefined()
    },
  )

  it('lists at most 50 of more, says how many, and never the dummy patient', async () => {
    const crowd = Array.from({ length: 60 }, (_, at) => ({
      ...bella,
      given: `Anna${String.fromCharCode(97 + (at % 26))}`,
    }))
    world = await startStaffWorld([married, ...crowd])
    const { number } = world
    const { customer } = (await world.recordOf(number)).order
    const search = async (text: string) => {
      const wanted = wantedIn(text)
      const found = wanted && (await searchPatients(world.engine.nextech, customer, wanted))
      return found?.ok ? [found.value.candidates.length, found.value.found] : undefined
    }
    expect(await search('Anna Q’Rourke')).toEqual([50, 60])
    expect(await search('API DermPRO')).toEqual([0, 0])
  })
})
