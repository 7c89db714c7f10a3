import { describe, expect, it } from 'vitest'
import { hashPin, isPin } from './slow-hash.ts'
import { lockKey, makeKey, type Sealed, seal, unlockKey, unseal } from './vault.ts'

const flipped = ({ iv, data }: Sealed, at: number): Sealed => ({
  iv,
  data: `${data.slice(0, at)}${data[at] === '0' ? '1' : '0'}${data.slice(at + 1)}`,
})

describe('a vault', () => {
  it('opens what it sealed, by key and name alone', async () => {
    const key = makeKey()
    const sealed = await seal(key, 'nextech', 'R1 – refresh')
    expect(JSON.stringify(sealed)).not.toContain('R1')
    expect(await unseal(key, 'nextech', sealed)).toBe('R1 – refresh')
    expect(await unseal(key, 'shops', sealed)).toBeUndefined()
    expect(await unseal(makeKey(), 'nextech', sealed)).toBeUndefined()
    for (const at of [0, 7, sealed.data.length - 1])
      expect(await unseal(key, 'nextech', flipped(sealed, at))).toBeUndefined()
  })

  it('seals the same text differently each time', async () => {
    const key = makeKey()
    const [one, other] = [await seal(key, 'a', 'x'), await seal(key, 'a', 'x')]
    expect(one.data).not.toBe(other.data)
    expect(one.iv).not.toBe(other.iv)
  })

  it.each([
    ['correct horse battery', 'correct horse battery', true],
    ['correct horse battery', 'correct horse batterY', false],
    ['correct horse battery', 'correct horse battery ', false],
    ['Stra\u00dfe und Caf\u00e9', 'Stra\u00dfe und Cafe\u0301', true],
    ['密码短语密码短语密码', '密码短语密码短语密码', true],
    ['correct horse battery', '', false],
  ])('locked by “%s” opens by “%s”: %s', async (passphrase, tried, opens) => {
    const key = makeKey()
    const slot = await lockKey(key, passphrase, 'ana')
    expect(JSON.stringify(slot)).not.toContain(key)
    expect(slot.iterations).toBeGreaterThanOrEqual(600_000)
    expect(await unlockKey(slot, tried)).toBe(opens ? key : undefined)
  })

  it('has slots that belong to one person: put under another name they do not open', async () => {
    const slot = await lockKey(makeKey(), 'correct horse battery', 'ana')
    expect(await unlockKey({ ...slot, id: 'bo' }, 'correct horse battery')).toBeUndefined()
  })
})

describe('a PIN', () => {
  it.each([
    ['739146', '739146', true],
    ['739146', '739147', false],
    ['739146', '7391466', false],
    ['caf\u00e9 12', 'cafe\u0301 12', true],
    ['739146', '', false],
  ])('%s is said by %s: %s', async (pin, said, is) => {
    const kept = await hashPin(pin)
    expect(kept.hash).not.toBe((await hashPin(pin)).hash)
    expect(await isPin(said, kept)).toBe(is)
  })
})
