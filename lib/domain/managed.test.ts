import { describe, expect, it } from 'vitest'
import { isLocked, lockedPaths, withManaged } from './managed.ts'

const file = {
  mode: 'direct',
  posture: 'automatic',
  practice: { name: 'File', timeZone: 'America/Chicago' },
  shops: [{ origin: 'https://file.example' }],
  policy: { undoSeconds: 0, cardTypes: { MC: 'File' }, retentionDays: 1 },
  backend: null,
}

describe('rules 9: what an administrator names is fixed, a file fills the rest', () => {
  it.each([
    [undefined, file],
    [null, file],
    ['observe', file],
    [[], file],
    [{ posture: 'observe' }, { ...file, posture: 'observe' }],
    [{ practice: { name: 'Ours' } }, { ...file, practice: { name: 'Ours', timeZone: 'America/Chicago' } }],
    [{ shops: [] }, { ...file, shops: [] }],
    [{ policy: { undoSeconds: 9 } }, { ...file, policy: { ...file.policy, undoSeconds: 9 } }],
    [
      { policy: { cardTypes: { VI: 'Ours' } } },
      { ...file, policy: { ...file.policy, cardTypes: { VI: 'Ours' } } },
    ],
    [{ posture: 0 }, { ...file, posture: 0 }],
    [{ practice: 'wrong' }, { ...file, practice: 'wrong' }],
  ])('a policy of %j', (managed, wanted) => {
    expect(withManaged(file, managed)).toEqual(wanted)
  })

  it.each([[undefined], [null], ['text'], [[1]]])('a policy counts alone beside a file of %j', wrong => {
    expect(withManaged(wrong, { mode: 'direct', posture: 'observe' })).toEqual({
      ...{ mode: 'direct', posture: 'observe', backend: null },
    })
  })

  it('a mode that is fixed takes a file’s backend away', () => {
    const station = { ...file, mode: 'backend', backend: { url: 'https://sync.example' } }
    expect(withManaged(station, { mode: 'direct' })).toMatchObject({ mode: 'direct', backend: null })
  })

  it('no name of a key reaches the prototype', () => {
    const merged = withManaged(JSON.parse('{"__proto__": {"posture": "automatic"}}'), { version: 1 })
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    expect(Object.hasOwn(merged as object, '__proto__')).toBe(true)
  })

  it('names each locked key', () => {
    const paths = lockedPaths({ posture: 'observe', policy: { undoSeconds: 1, cardTypes: {} }, shops: [] })
    expect(paths).toEqual(['posture', 'policy.undoSeconds', 'policy.cardTypes', 'shops'])
    expect(
      ['posture', 'policy.cardTypes.VI', 'shops[https://a.example].rest'].every(path =>
        isLocked(paths, path),
      ),
    ).toBe(true)
    expect(['policy', 'policy.undo', 'practice.name', 'postures'].some(path => isLocked(paths, path))).toBe(
      false,
    )
    expect(lockedPaths(undefined)).toEqual([])
  })
})
