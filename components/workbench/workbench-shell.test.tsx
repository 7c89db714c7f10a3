import { act, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { type Route, useHash } from './route.ts'
import { WorkbenchShell } from './workbench-shell.tsx'

const settings: Route = { id: 'settings', label: 'Settings', page: () => <h1>Settings page</h1> }
const staff: Route = { id: 'staff', label: 'Needs staff', page: () => <h1>Staff page</h1> }

const shown = () => screen.getByRole('main').textContent
const links = () => screen.getAllByRole('link').map(link => [link.textContent, link.getAttribute('href')])

afterEach(() => {
  location.hash = ''
})

describe('WorkbenchShell', () => {
  it('links only to pages that exist', () => {
    render(<WorkbenchShell routes={[settings]} hash="" />)
    expect(links()).toEqual([['Settings', '#/settings']])
  })

  it('shows the page of the address and marks its link', () => {
    render(<WorkbenchShell routes={[staff, settings]} hash="#/staff" />)
    expect(shown()).toBe('Staff page')
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Needs staff')
  })

  it('finds the page whatever query follows it', () => {
    render(<WorkbenchShell routes={[staff, settings]} hash="#/staff?reason=refused" />)
    expect(shown()).toBe('Staff page')
  })

  it.each(['', '#', '#/', '#/reconciliation', '#/nowhere'])('goes to Settings from %j', hash => {
    render(<WorkbenchShell routes={[staff, settings]} hash={hash} />)
    expect(shown()).toBe('Settings page')
  })

  it('follows the address', async () => {
    const Page = () => <WorkbenchShell routes={[staff, settings]} hash={useHash()} />
    render(<Page />)
    expect(shown()).toBe('Settings page')
    await act(() => {
      location.hash = '#/staff'
      dispatchEvent(new Event('hashchange'))
    })
    expect(shown()).toBe('Staff page')
  })
})
