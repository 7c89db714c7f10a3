import { describe, expect, it } from 'vitest'
import { checkPatches, mutations } from './mutations.ts'

describe('the mutations of the fault simulation', () => {
  it.each(mutations.map(mutation => [mutation.name, mutation] as const))(
    '"%s" fits the product’s source',
    (_name, { patches = [], switches = {} }) => {
      expect(patches.length + Object.keys(switches).length).toBeGreaterThan(0)
      expect(() => checkPatches(patches)).not.toThrow()
    },
  )
})
