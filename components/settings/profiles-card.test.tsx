import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ProfilesCard } from './profiles-card.tsx'
import { profilesSamples, profilesView } from './stories/profiles-samples.ts'

function show(view = profilesView) {
  const events = { onImport: vi.fn(), onExport: vi.fn(), onDelete: vi.fn() }
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
  expect(screen.getByText('No page of this shop was taught.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Export /verkauf/bestellungen' }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete /clients/*/commandes' }))
  expect(onExport.mock.calls).toEqual([['https://shop.example.com', '/verkauf/bestellungen']])
  expect(onDelete.mock.calls).toEqual([['https://shop.example.com', '/clients/*/commandes']])
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
