// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { AlertsCard } from './alerts-card.tsx'
import type { AlertsView } from './alerts-view.ts'
import { alertsSamples } from './stories/alerts-samples.ts'

afterEach(cleanup)

function show(view: AlertsView | null) {
  const events = { onSaveHours: vi.fn(), onAllowNotifications: vi.fn(), onRefuseNotifications: vi.fn() }
  const { rerender } = render(<AlertsCard view={view} {...events} />)
  return { ...events, again: (next: AlertsView) => rerender(<AlertsCard view={next} {...events} />) }
}

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

it('is nothing while nothing is configured', () => {
  show(null)
  expect(document.body.textContent).toBe('')
})

it('saves a Saturday and closed days, however they are parted', () => {
  const view = alertsSamples['a Saturday clinic']
  const { onSaveHours } = show(view)
  type('Saturday', '08:00-12:00')
  type('Closed days', '2026-12-25, 1/1/2027;2027-07-04')
  fireEvent.click(screen.getByRole('button', { name: 'Save the hours' }))
  expect(onSaveHours).toHaveBeenCalledExactlyOnceWith({ ...view.hours, sat: '08:00-12:00' }, [
    '2026-12-25',
    '2027-01-01',
    '2027-07-04',
  ])
})

it('keeps what was typed where it is refused, and says why', () => {
  const view = alertsSamples['a Saturday clinic']
  const { again } = show(view)
  type('Saturday', 'open')
  again({ ...view, said: { kind: 'problem', text: 'sat: must be hours' } })
  expect(screen.getByLabelText<HTMLInputElement>('Saturday').value).toBe('open')
  const told = (label: string) => {
    const ids = screen.getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? []
    return ids.map(id => document.getElementById(id)?.textContent).join()
  }
  expect(told('Saturday')).toContain('Saturday: must be hours')
  expect(told('Closed days')).not.toContain('must be hours')
  again({ ...view, said: { kind: 'problem', text: 'Easter: must be a day' } })
  expect(told('Closed days')).toContain('Easter: must be a day')
})

it('turns notifications on and off within the press', () => {
  const { again, onAllowNotifications, onRefuseNotifications } = show(alertsSamples['a Saturday clinic'])
  fireEvent.click(screen.getByRole('button', { name: 'Turn on notifications' }))
  expect(onAllowNotifications).toHaveBeenCalledOnce()
  again(alertsSamples.saved)
  fireEvent.click(screen.getByRole('button', { name: 'Turn off notifications' }))
  expect(onRefuseNotifications).toHaveBeenCalledOnce()
})

it('changes nothing where only managers may', () => {
  show(alertsSamples['for managers alone'])
  expect(screen.queryByRole('button', { name: 'Save the hours' })).toBeNull()
  expect(document.querySelector('fieldset')?.disabled).toBe(true)
})
