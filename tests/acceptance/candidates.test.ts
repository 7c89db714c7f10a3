import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginnings } from '../../lib/sync/name-beginnings.ts'
import { panelCandidates } from '../../lib/sync/panel-candidates.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { type Held, practiceOf, uidAt } from './held-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

async function recordOf(customer: Held, held: readonly Held[]) {
  const { practice, order } = practiceOf(customer, held)
  world = await startWorld(practice)
  await read(world, [order])
  await world.drain()
  const posting = (await world.postings()).get(order.increment_id)
  const record = posting && (await world.engine.store.get(posting.key))
  if (!posting || !record) throw new Error('the order was not stored')
  return { nextech: world.engine.nextech, record }
}

async function candidatesOf(customer: Held, held: readonly Held[]) {
  const { nextech, record } = await recordOf(customer, held)
  return { posting: record.posting, found: await panelCandidates(nextech, record) }
}

const someone = { given: 'Elodie', family: 'Quirk', email: 'elodie@example.org', phone: '(214) 320-0188' }

describe('candidates at the simulated Nextech', () => {
  it.each([
    ['Élodie', 'Quirk'],
    ['Réne', 'Quirk'],
    ['Elodie', 'Qúirk'],
  ])('finds %s %s for an order typed without accents', async (given, family) => {
    const typed = { ...someone, given: given.normalize('NFKD').replace(/\p{M}/gu, '') }
    const held = { given, family, email: 'old@example.net', phone: '(972) 440-0111' }
    const { posting } = await candidatesOf(typed, [held])
    expect(posting.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it.each([
    ['Mei', 'Zhang', 'Zhang', 'Mei'],
    ['Ana María', 'Ruiz', 'Ruiz', 'Ana Maria'],
  ])('finds %s %s for an order with the words turned', async (given, family, first, last) => {
    const held = { given, family, email: 'old@example.net', phone: '(972) 440-0111' }
    const { posting } = await candidatesOf({ ...someone, given: first, family: last }, [held])
    expect(posting.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it.each([
    ['Bob', 'Quirk', 'Robert', 'Quirk'],
    ['Katherine', 'Quirk', 'Cathy', 'Quirk'],
    ['Elodie', 'McQuirk', 'Elodie', 'MacQuirk'],
    ['Elodie', 'MacQuirk', 'Elodie', 'McQuirk'],
    ['Elodie', 'St. Cloud', 'Elodie', 'Saint Cloud'],
    ['Elodie', 'Saint Cloud', 'Elodie', 'St Cloud'],
  ])('finds for %s %s somebody born on the same day: %s %s', async (first, last, given, family) => {
    const birth = '1984-11-02'
    const held = { given, family, email: 'old@example.net', phone: '(972) 440-0111', birth }
    const { posting } = await candidatesOf({ ...someone, given: first, family: last, birth }, [held])
    expect(posting).toMatchObject({ state: 'resolve', reason: 'possible-match' })
    expect(posting.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it('lists at most 50 of a hundred who share an e-mail, the customer first', async () => {
    const crowd = Array.from({ length: 100 }, (_, at) => ({
      ...someone,
      given: `Other${String.fromCharCode(97 + (at % 26))}`,
      family: `Family${String.fromCharCode(97 + Math.floor(at / 4))}`,
      phone: `(972) 440-${1000 + at}`,
    }))
    const { posting, found } = await candidatesOf(someone, [
      ...crowd,
      { ...someone, phone: '(817) 330-0100' },
    ])
    expect(posting).toMatchObject({ state: 'resolve', reason: 'possible-match' })
    expect(posting.candidates).toHaveLength(50)
    const [first] = found.ok ? found.value : []
    expect(first?.patient.uid).toBe(uidAt(100))
    expect(first?.rank.reasons.map(({ code }) => code)).toContain('email.shared')
  })

  it('notes a phone that people of several families gave, such as the practice’s own', async () => {
    const names = ['Abbott', 'Baker', 'Cole']
    const others = names.map(family => ({ ...someone, given: 'Ida', family, email: `${family}@example.net` }))
    const { posting, found } = await candidatesOf({ ...someone, given: 'Ida' }, others)
    expect(posting.candidates.map(({ phoneIsShared }) => phoneIsShared)).toEqual([true, true, true])
    const codes = found.ok ? found.value.flatMap(({ rank }) => rank.reasons.map(({ code }) => code)) : []
    expect(codes).toContain('phone.shared')
    for (const same of ['mobile', 'equal', 'home']) expect(codes).not.toContain(`phone.${same}`)
  })
})

it('asks for a few candidates and their quotes at once, each but once', async () => {
  const married = { ...someone, family: 'Quill' }
  const { nextech, record } = await recordOf(someone, [married, { ...someone, given: 'Ines' }])
  const quoted: string[] = []
  const openQuotes: typeof nextech.openQuotes = uid => {
    quoted.push(uid)
    return nextech.openQuotes(uid)
  }
  const findPatients: typeof nextech.findPatients = async query => {
    await vi.waitFor(() => expect(quoted).toHaveLength(2))
    return nextech.findPatients(query)
  }
  await panelCandidates({ ...nextech, findPatients, openQuotes }, record)
  expect(quoted.toSorted()).toEqual([uidAt(0), uidAt(1)])
})

it('asks for a name by its first letters, with and without marks', () => {
  expect(beginnings('Elodie')).toEqual(expect.arrayContaining(['el', 'é', 'è', 'ê', 'ë']))
  expect(beginnings('Elodie')).not.toContain('e')
  expect(beginnings('Émile')).toEqual(expect.arrayContaining(['ém', 'em', 'é', 'è', 'ê', 'ë']))
  expect(beginnings('Rene')).toEqual(expect.arrayContaining(['re', 'ré', 'rè', 'rê', 'rë']))
  expect(beginnings('Vu')).toEqual(expect.arrayContaining(['vu', 'vũ', 'vữ']))
  expect(beginnings('Stefan')).toEqual(expect.arrayContaining(['š', 'ş', 'ș']))
  expect(beginnings('O’Neill')).toContain('on')
  expect(beginnings('ONeill')).toEqual(expect.arrayContaining(["o'", 'o’', 'o‘']))
  expect(beginnings('Dangelo')).toContain("d'")
  for (const name of ['Maria', 'Smith', 'Oakley', 'Jones'])
    expect(beginnings(name).join(' ')).not.toMatch(/['’‘`´.]/)
  expect(beginnings('JP')).toEqual(expect.arrayContaining(['jp', 'j.', 'j p']))
  expect(beginnings('王')).toEqual(['王'])
  for (const name of ['Elodie', 'ONeill', 'Ana'])
    for (const text of beginnings(name)) expect(text).toMatch(/^.{2,3}$|^[^a-z]$/u)
  expect(beginnings('Lukasz')).toContain('ł')
  expect(beginnings('Łukasz')).toEqual(expect.arrayContaining(['łu', 'lu']))
  expect(beginnings('Soren')).toContain('sø')
  expect(beginnings('Søren')).toEqual(expect.arrayContaining(['sø', 'so']))
  expect(beginnings('Dinh')).toContain('đ')
  expect(beginnings(' ')).toEqual([])
})
