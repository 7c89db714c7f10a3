import { screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { staffSamples } from './stories/samples.ts'

it('an order’s number leads to its page in Shop Manager, where this browser has seen its address', () => {
  showStaff(staffSamples['orders whose pages are known'])
  const hrefs = ['100000123', '100000131'].map(name =>
    screen.getByRole('link', { name }).getAttribute('href'),
  )
  expect(hrefs).toEqual(['https://shop.example.com/order/123', 'https://shop.example.com/order/131'])
  expect(screen.queryByRole('link', { name: '100000119' })).toBeNull()
})
