import { render, screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { must } from '../../tests/fixtures/store.ts'
import { GroupCard } from './group-card.tsx'
import { duplicatesSamples } from './stories/samples.ts'

it('a group says which records are not in use or restricted, and shows no contact of a restricted one', () => {
  const group = must(duplicatesSamples['records not in use or restricted'].groups[0])
  render(<GroupCard group={group} withLines={false} />)
  const [, first, unused, restricted] = screen.getAllByRole('row').map(row => row.textContent ?? '')
  expect(first).not.toMatch(/not in use|restricted/)
  expect(unused).toContain('not in use')
  expect(restricted).toMatch(/restricted.*not shown here.*not shown here/)
  expect(screen.getByText(/A record that is not in use stops orders, too/)).toBeTruthy()
})
