import { act, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { type Route, useHash } from './route.ts'
import { WorkbenchShell } from './workbench-shell.tsx'

const page = (text: string) => () => Promise.resolve({ default: () => <h1>{text}</h1> })
const settings: Route = { id: 'settings', label: 'Settings', load: page('Settings page') }
const staff: Route = { id: 'staff', label: 'Needs staff', load: page('Staff page') }

const shown = async () => {
  await screen.findByRole('heading')
  return screen.getByRole('main').textContent
}
const links = () =>
  within(screen.getByRole('navigation'))
    .getAllByRole('link')
    .map(link => [link.textContent, link.getAttribute('href')])

afterEach(() => {
  location.hash = ''
})

describe('WorkbenchShell', () => {
  it('links only to pages that exist', () => {
    render(<WorkbenchShell routes={[settings]} hash="" />)
    expect(links()).toEqual([['Settings', '#/settings']])
  })

  it.each(['#/staff', '#/staff?reason=possible-match'])(
    'shows the page of %s and marks its link',
    async hash => {
      render(<WorkbenchShell routes={[staff, settings]} hash={hash} />)
      expect(await shown()).toBe('Staff page')
      expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Needs staff')
      const help = screen.getByRole('link', { name: /^Help/ })
      expect(help.getAttribute('href')).toBe('help.html#staff')
    },
  )

  it.each(['', '#', '#/', '#/reconciliation', '#/nowhere'])('goes to Settings from %j', async hash => {
    render(<WorkbenchShell routes={[staff, settings]} hash={hash} />)
    expect(await shown()).toBe('Settings page')
  })

  it('follows the address', async () => {
    const Page = () => <WorkbenchShell routes={[staff, settings]} hash={useHash()} />
    render(<Page />)
    expect(await shown()).toBe('Settings page')
    await act(() => {
      location.hash = '#/staff'
      dispatchEvent(new Event('hashchange'))
    })
    await expect.poll(shown).toBe('Staff page')
  })

  it('says that the page is to be reloaded where its code is gone', async () => {
    const gone: Route = { ...staff, load: () => Promise.reject(new TypeError('Failed to fetch')) }
    render(<WorkbenchShell routes={[gone, settings]} hash="#/staff" />)
    expect((await screen.findByRole('alert')).textContent).toContain('The extension was updated')
  })
})
