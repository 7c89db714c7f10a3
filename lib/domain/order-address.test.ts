import { expect, it } from 'vitest'
import { addressesByNumber, addressKey } from './order-address.ts'

it('an order is known by its number, however a page writes it', () => {
  expect(addressKey('https://a.example', ' #WEB25-000566 ')).toBe('https://a.example web25-000566')
})

it('a number that several shops have leads to neither', () => {
  const addresses = {
    'https://a.example 1': 'https://a.example/1',
    'https://b.example 1': 'https://b.example/1',
    'https://b.example 2': 'https://b.example/2',
  }
  expect(addressesByNumber(addresses)).toEqual({ 2: 'https://b.example/2' })
})
