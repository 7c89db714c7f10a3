import { describe, expect, it } from 'vitest'
import type { Trouble } from '../../sync/ports/nextech.ts'
import { explain, explainTrouble } from './reason.ts'

const met = (trouble: Trouble['trouble']): Trouble => ({ ok: false, trouble, message: '' })

describe('what was in the way of what a person asked', () => {
  it.each(['nextech-down', 'rate-limited', 'list-incomplete'] as const)(
    'is to be tried again by that person, though payments go on by themselves: %s',
    trouble => {
      expect(explain(trouble)).toContain('Nothing to do')
      expect(explainTrouble(met(trouble))).toContain('try again in a minute')
      expect(explainTrouble(met(trouble))).not.toContain('Nothing to do')
      expect(explainTrouble(met(trouble)).includes('internet')).toBe(trouble === 'nextech-down')
    },
  )

  it('is put right as anywhere else where it does not pass', () => {
    expect(explainTrouble(met('signed-out'))).toBe(explain('signed-out'))
  })
})
