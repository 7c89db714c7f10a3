import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ProfilesCard } from './profiles-card.tsx'
import type { TaughtShopView } from './profiles-view.ts'
import { profilesSamples, profilesView } from './stories/profiles-samples.ts'

function show(view: readonly TaughtShopView[] = profilesView) {
  const events = {
    onImport: vi.fn(),
    onUse: vi.fn(),
    onLook: vi.fn(),
    onPutAside: vi.fn(),
    onExport: vi.fn(),
    onDelete: vi.fn(),
    onLookAt: vi.fn(),
    onDecline: vi.fn(),
  }
  render(<ProfilesCard view={view} {...events} />)
  return events
}

it('is not there while no shop is configured', () => {
  show([])
  expect(screen.queryByRole('region')).toBeNull()
})

it('lists the taught pages of each shop, to export and delete', async () => {
  const { onExport, onDelete } = show()
  expect(screen.getAllByRole('heading', { level: 3 }).map(each => each.textContent)).toEqual([
    'https://shop.example.com',
    'https://other.example.com',
  ])
  expect(screen.getByText('Reads number, date, total, status')).toBeTruthy()
  // The page has one status, which says what became of a configuration.
  expect(screen.queryByRole('status')).toBeNull()
  expect(screen.getByText('No page of this shop was taught.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Export /verkauf/bestellungen' }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete /clients/*/commandes' }))
  expect(onExport.mock.calls).toEqual([['https://shop.example.com', '/verkauf/bestellungen']])
  expect(onDelete.mock.calls).toEqual([['https://shop.example.com', '/clients/*/commandes']])
})

it('lists what other computers offer, to look at before it is used, or to leave', async () => {
  const { onLookAt, onDecline, onUse } = show(profilesSamples['offered by other computers'])
  expect(screen.getByText('From the computer of Robin Hale')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Look at /archiv/bestellungen' }))
  await userEvent.click(screen.getByRole('button', { name: 'Do not use /retouren' }))
  expect(onLookAt.mock.calls).toEqual([['https://shop.example.com', '/archiv/bestellungen']])
  expect(onDecline.mock.calls).toEqual([['https://shop.example.com', '/retouren']])
  expect(onUse).not.toHaveBeenCalled()
})

it('takes a file for one shop', async () => {
  const { onImport } = show()
  const file = new File(['{}'], 'page.json', { type: 'application/json' })
  await userEvent.upload(screen.getByLabelText('Import a taught page for https://other.example.com'), file)
  expect(onImport.mock.calls).toEqual([['https://other.example.com', file]])
})

it('alerts to a refusal with every path and reason', () => {
  show(profilesSamples.refused)
  const lines = within(screen.getByRole('alert')).getAllByRole('listitem')
  expect(lines.map(line => line.textContent)).toEqual([
    'version: must be 1',
    'rows.0.selector: is not a known key',
  ])
})

const shown = () => within(screen.getByRole('region', { name: 'Look before you use it' }))
const facts = () =>
  within(shown().getAllByRole('table')[0] as HTMLElement)
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent))
const buttons = () =>
  shown()
    .getAllByRole('button')
    .map(({ textContent }) => textContent)

it('shows a file before it is used: where, what it replaces, and where each fact is read', async () => {
  const { onUse, onPutAside } = show(profilesSamples['a file that replaces'])
  expect(facts()).toEqual([
    ['What', 'Taught now', 'In the file'],
    ['Where it is used'],
    ['Shop', 'https://shop.example.com', 'https://shop.example.com'],
    ['Page', '/verkauf/bestellungen', '/verkauf/bestellungen'],
    ['Where it reads'],
    ['Instead of what the sync finds by itself', 'no, only where it finds nothing', 'yes, alwayschanged'],
    ['One order', 'tr.zeile', '#liste > tr[data-art="bestellung"]changed'],
    ['Number', 'column “bestellung”', 'column “bestellung”'],
    ['Form of numbers', '9 digits', 'any letters, then 6 to 9 digitschanged'],
    ['Date', 'column “datum”', 'column “datum”'],
    ['Customer', 'nothing', 'beside “Kunde” in the rowchanged'],
    ['Total', 'column “summe”', 'b in column “punkte”changed'],
    ['Status', 'column “stand”', 'place 4.1 in the rowchanged'],
    ['Link', 'the number’s own, or one that says View', 'a.danger in column “tun”changed'],
  ])
  expect(shown().getAllByText('$9,999.00')).toHaveLength(5)
  expect(shown().getByText('2 more rows look like orders and give no number.')).toBeTruthy()
  for (const address of ['/sales/order/cancel/*?now=*', '/ship/*?do=*'])
    expect(shown().getByText(address).closest('.notice')?.textContent).toMatch(
      /^The file points at links that are never opened/,
    )
  expect(shown().queryByRole('link')).toBeNull()
  expect(buttons()).toEqual(['Use it instead of what was taught', 'Look again', 'Do not use it'])
  await userEvent.click(shown().getByRole('button', { name: 'Do not use it' }))
  expect(onUse).not.toHaveBeenCalled()
  expect(onPutAside).toHaveBeenCalledOnce()
})

it('uses a file for a page that was not taught', async () => {
  const { onUse } = show(profilesSamples['a file for a new page'])
  expect(facts()[2]).toEqual(['Shop', 'https://shop.example.com'])
  await userEvent.click(shown().getByRole('button', { name: 'Use this taught page' }))
  expect(onUse).toHaveBeenCalledOnce()
})

it('cannot use a file while nobody can see what it reads, and leads to the shop’s start alone', async () => {
  const { onLook } = show(profilesSamples['a file while its page is closed'])
  expect(buttons()).toEqual(['Look again', 'Do not use it'])
  expect(shown().getByRole('link').getAttribute('href')).toBe('https://shop.example.com')
  await userEvent.click(shown().getByRole('button', { name: 'Look again' }))
  expect(onLook).toHaveBeenCalledOnce()
})

it.each([
  ['a file that reads nothing', /reads no order on it/],
  ['a file of no use', /It cannot be used/],
] as const)('cannot use %s, and says why', (sample, why) => {
  show(profilesSamples[sample])
  expect(buttons()).toEqual(['Look again', 'Do not use it'])
  expect(shown().getByRole('alert').textContent).toMatch(why)
})
