import { screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { showStaff } from '../../tests/fixtures/show-staff.tsx'
import { readyStaff } from './stories/samples.ts'
import type { StaffReady } from './view.ts'

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName
const without = (number: string): StaffReady => ({
  ...readyStaff,
  rows: readyStaff.rows.filter(row => row.number !== number),
})

describe('the focus of who works by keyboard', () => {
  it('goes to the next order where its order was settled', () => {
    const { change } = showStaff(readyStaff)
    const button = screen.getByRole('button', { name: 'Recorded elsewhere: order 100000122' })
    button.focus()
    // As Chrome tells it of a button that it is about to take away.
    button.blur()
    change(without('100000122'))
    expect(focused()).toBe('RESOLVE: order 100000123-1')
  })

  it('goes to the one before where its order was the last', () => {
    const { change } = showStaff(readyStaff)
    screen.getByRole('button', { name: 'Leave voided: order 100000124' }).focus()
    change(without('100000124'))
    expect(focused()).toBe('RESOLVE: order 100000123-1')
  })

  it('goes to the heading where nothing waits any more, and where a notice went', () => {
    const closed = { key: '1', number: '1', kind: 'void-left', failure: null } as const
    const { change } = showStaff({ ...readyStaff, closed })
    screen.getByRole('button', { name: 'Undo' }).focus()
    change({ ...readyStaff, closed: null })
    expect(focused()).toBe('H1')
    screen.getByRole('button', { name: 'Leave voided: order 100000124' }).focus()
    change({ ...readyStaff, rows: [] })
    expect(focused()).toBe('H1')
  })

  it('stays where a person took it', () => {
    const { change } = showStaff(readyStaff)
    screen.getByRole('button', { name: 'Leave voided: order 100000124' }).focus()
    screen.getByLabelText('Find an order').focus()
    change(without('100000124'))
    expect(document.activeElement).toBe(screen.getByLabelText('Find an order'))
  })

  it('is taken nowhere after a press beside everything', () => {
    const { change } = showStaff(readyStaff)
    const button = screen.getByRole('button', { name: 'Leave voided: order 100000124' })
    button.focus()
    button.blur()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    change(without('100000124'))
    expect(focused()).toBe('BODY')
  })
})
