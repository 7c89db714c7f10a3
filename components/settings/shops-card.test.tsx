import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ShopsCard } from './shops-card.tsx'
import type { ShopsView } from './shops-view.ts'
import { shopsSamples, shopsView } from './stories/shops-samples.ts'

const origin = 'https://shop.example.com'
const sample = (name: string) => shopsSamples[name] ?? expect.fail(name)
function show(view: ShopsView | null = shopsView) {
  const onChange = vi.fn()
  return { onChange, ...render(<ShopsCard view={view} onChange={onChange} />) }
}
const button = (name: string) => screen.getByRole('button', { name })
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name })
const dates = 'Dates such as 05/11/2026'
const zone = 'Time zone of the times shown'

describe('how the shops are read', () => {
  it('is not there while nothing is configured', () => {
    show(null)
    expect(screen.queryByRole('heading')).toBeNull()
  })

  it('shows dates by evidence and the zone, and saves both', async () => {
    const { onChange } = show()
    expect(choice(dates).value).toBe('')
    expect(choice(zone).value).toBe('America/Chicago')
    await userEvent.selectOptions(choice(dates), 'Day first (November 5)')
    await userEvent.selectOptions(choice(zone), 'America/Denver')
    expect(onChange).not.toHaveBeenCalled()
    await userEvent.click(button('Save dates and time zone'))
    const pages = { about: 'pages', origin }
    expect(onChange.mock.calls).toEqual([[{ ...pages, dateOrder: 'day-first', timeZone: 'America/Denver' }]])
    await userEvent.selectOptions(choice(dates), 'From evidence on the pages')
    await userEvent.selectOptions(choice(zone), 'The practice’s (America/Chicago)')
    await userEvent.click(button('Save dates and time zone'))
    expect(onChange.mock.lastCall).toEqual([{ ...pages, dateOrder: null, timeZone: null }])
  })

  it('proposes a zone with its ground, taken by one press', async () => {
    const { onChange } = show(sample('asking about statuses and a zone'))
    expect(screen.getByText('Order pages of this shop name America/Los_Angeles.')).toBeTruthy()
    await userEvent.click(button('Set America/Los_Angeles'))
    expect(onChange.mock.calls).toEqual([
      [{ about: 'pages', origin, dateOrder: 'month-first', timeZone: 'America/Los_Angeles' }],
    ])
  })

  it('lists the statuses that nobody has explained, and takes what one means', async () => {
    const { onChange } = show(sample('asking about statuses and a zone'))
    const packed = choice('“Packed” means')
    expect(packed.value).toBe('')
    expect(screen.getByText('3 orders show it and are not posted.')).toBeTruthy()
    expect(screen.getByText('1 order shows it and is not posted.')).toBeTruthy()
    await userEvent.click(button('Save what “Packed” means'))
    expect(onChange).not.toHaveBeenCalled()
    await userEvent.selectOptions(packed, 'Paid and in progress (is posted)')
    expect(onChange).not.toHaveBeenCalled()
    await userEvent.click(button('Save what “Packed” means'))
    expect(onChange.mock.calls).toEqual([
      [{ about: 'status', origin, status: 'Packed', state: 'processing' }],
    ])
  })

  it('begins with the status that an order’s badge led here for', () => {
    show(sample('led here by an order'))
    expect(document.activeElement).toBe(choice('“Packed” means'))
  })

  it('begins with the dates where an unclear one led here', () => {
    show(sample('led here by a date'))
    expect(document.activeElement).toBe(choice(dates))
  })

  it('changes and removes what was explained', async () => {
    const { onChange } = show(sample('explained'))
    await userEvent.selectOptions(choice('“Ready to Ship” means'), 'On hold')
    await userEvent.click(button('Save what “Ready to Ship” means'))
    await userEvent.click(button('Remove “Refunded by bank”'))
    expect(onChange.mock.calls).toEqual([
      [{ about: 'status', origin, status: 'Ready to Ship', state: 'holded' }],
      [{ about: 'status', origin, status: 'Refunded by bank', state: null }],
    ])
  })

  it('takes a status that no order showed yet', async () => {
    const { onChange } = show()
    await userEvent.click(screen.getByText('Explain a status that no order has shown yet'))
    await userEvent.type(screen.getByLabelText('Status'), ' Layaway ')
    await userEvent.selectOptions(choice('It means'), 'Waits for payment')
    await userEvent.click(button('Add the status'))
    expect(onChange.mock.calls).toEqual([
      [{ about: 'status', origin, status: 'Layaway', state: 'pending_payment' }],
    ])
  })

  it('keeps two shops apart', async () => {
    const { onChange } = show(sample('two shops'))
    const second = within(screen.getByRole('region', { name: 'two.example.com' }))
    await userEvent.click(second.getByRole('button', { name: 'Save dates and time zone' }))
    expect(onChange.mock.lastCall?.[0]).toMatchObject({ origin: 'https://two.example.com' })
  })

  it.each([
    ['saved', '“Ready to Ship” now means: Paid and in progress (is posted).'],
    ['refused', '“Processing” is a status of Magento’s own: what it means cannot be changed.'],
  ])('tells everybody what became of the change: %s', (name, words) => {
    const { container } = show(sample(name))
    expect(container.querySelector('[aria-live=polite]')?.textContent).toBe(words)
  })

  it('is an administrator’s where they supply it', () => {
    show(sample('supplied by an administrator'))
    expect(screen.queryByRole('button')).toBeNull()
    expect(choice(dates).disabled).toBe(true)
    expect(screen.getAllByRole('listitem').map(each => each.textContent)).toEqual([
      'Packed',
      'Awaiting pickup at the front desk',
      'Ready to ShipPaid and in progress (is posted)',
      'Refunded by bankClosed: refunded in full',
    ])
  })

  it.each([
    ['for a manager alone', /^Only a manager can change this/],
    ['while the backend is away', /^The sync backend does not answer/],
  ])('is locked %s, with a sentence', (name, words) => {
    show(sample(name))
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(words)).toBeTruthy()
  })
})
