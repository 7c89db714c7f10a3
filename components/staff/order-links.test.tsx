import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { readyStaff, row, staffSamples } from './stories/samples.ts'

it('an order’s number leads to its page in Shop Manager, where this browser has seen its address', () => {
  showStaff(staffSamples['orders whose pages are known'])
  const hrefs = ['100000123', '100000131'].map(name =>
    screen.getByRole('link', { name }).getAttribute('href'),
  )
  expect(hrefs).toEqual(['https://shop.example.com/order/123', 'https://shop.example.com/order/131'])
  expect(screen.queryByRole('link', { name: '100000119' })).toBeNull()
})

it('money in another currency is shown and found in that currency, never in dollars', async () => {
  const { rows } = readyStaff
  const euros = { ...row, amountCents: 0, foreign: '€64.78' }
  showStaff({ ...readyStaff, rows: [{ ...euros, key: 'e', number: '100000999' }, ...rows.slice(1)] })
  const heading = () => screen.queryByRole('heading', { name: '100000999' })
  expect(heading()?.closest('li')?.textContent).toContain('€64.78')
  expect(heading()?.closest('li')?.textContent).not.toContain('$0.00')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Find an order' }), '64.78')
  expect(screen.getAllByRole('heading', { level: 2 }).map(each => each.textContent)).toContain('100000999')
  expect(screen.queryByRole('heading', { name: '100000119' })).toBeNull()
})
