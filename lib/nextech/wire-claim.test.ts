import { describe, expect, test } from 'vitest'
import { parseQuote } from './wire-claim.ts'

const claim = {
  resourceType: 'Claim',
  id: '7702',
  status: 'active',
  use: 'exploratory',
  created: '3/1/2024',
  patient: { reference: 'Patient/IVY' },
  diagnosis: [{ diagnosisCodeableConcept: { text: 'Acne' } }],
  item: [
    { net: { value: 100 }, service: { coding: [{ code: 'PEEL1' }], text: ' LIGHT PEEL ' } },
    { net: { value: '48.50' }, service: 7 },
  ],
  total: { value: 148.5 },
}

const quote = { id: '7702', totalCents: 14850, created: '2024-03-01', items: ['LIGHT PEEL'] }

describe('parseQuote', () => {
  test.each<[string, object, unknown]>([
    ['the example', {}, quote],
    ['an ISO moment', { created: '2024-03-02T05:30:00Z' }, quote],
    ['no total', { total: undefined }, quote],
    ['no words for its items', { item: [{ net: { value: 148.5 } }] }, { ...quote, items: [] }],
    ['no use', { use: undefined }, quote],
    ['a cancelled one', { status: 'cancelled' }, 'other'],
    ['a bill', { use: 'complete' }, 'other'],
    ['another patient', { patient: { reference: 'Patient/dana' } }, 'other'],
    ['no amount at all', { total: null, item: [{ net: {} }] }, undefined],
    ['no date', { created: 'soon' }, undefined],
  ])('%s', (_, change, expected) => {
    expect(parseQuote({ ...claim, ...change }, 'ivy', 'America/Chicago')).toEqual(expected)
  })

  test('no diagnosis gets out', () => {
    expect(JSON.stringify(parseQuote(claim, 'ivy', 'UTC'))).not.toContain('Acne')
  })
})
