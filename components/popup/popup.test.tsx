import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Popup } from './popup.tsx'
import { popupSamples, readyView } from './samples.ts'
import type { PopupView } from './view.ts'

function show(view: PopupView) {
  const events = { onOpenSettings: vi.fn(), onSignIn: vi.fn(), onSyncNow: vi.fn(), onTeach: vi.fn() }
  render(<Popup view={view} settingsHref="workbench.html#/settings" {...events} />)
  return events
}

const button = (name: string) => screen.getByRole('button', { name })

describe('Popup', () => {
  it('says that it is reading', () => {
    show(popupSamples.loading)
    expect(screen.getByRole('status').textContent).toBe('Reading today’s orders…')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('leads to Settings while nothing is configured', async () => {
    const { onOpenSettings } = show(popupSamples['not configured'])
    expect(screen.getByRole('heading', { name: 'Not set up yet' })).toBeTruthy()
    await userEvent.click(button('Open settings'))
    expect(onOpenSettings).toHaveBeenCalledOnce()
  })

  it('shows the practice, its day in words and its zone', () => {
    show(readyView)
    expect(screen.getByRole('heading', { level: 1, name: 'Sample Dermatology' })).toBeTruthy()
    expect(screen.getByText(/Monday, March 16, 2026/).textContent).toContain('America/Chicago')
  })

  it('counts today’s orders and money by status, with a total', () => {
    show(readyView)
    const rows = within(screen.getByRole('table')).getAllByRole('row')
    expect(rows.map(row => [...row.children].map(cell => cell.textContent))).toEqual([
      ['Status', 'Orders', 'Amount'],
      ['Synced', '22', '$3,412.50'],
      ['Resolve', '2', '$316.61'],
      ['Total', '24', '$3,729.11'],
    ])
  })

  it('names what needs staff over all days, and leaves out what does not', () => {
    show(readyView)
    const block = screen.getByRole('region', { name: 'Needs staff' })
    const items = within(block).getAllByRole('listitem')
    expect(items.map(item => item.textContent)).toEqual(['Resolve 3', 'Attention 1', 'Voided 2'])
  })

  it('tells a day without orders how to bring them, and that nothing needs staff', () => {
    show(popupSamples['a day without orders'])
    expect(screen.getByRole('heading', { name: 'No orders seen today' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open Shop Manager' })).toHaveProperty(
      'href',
      'https://shop.example.com/',
    )
    expect(screen.getByText('Nothing needs staff.')).toBeTruthy()
    expect(screen.getByText(/^Not proven yet/)).toBeTruthy()
  })

  it('tells when the sync last proved alive', () => {
    show(readyView)
    expect(screen.getByText('Last proven good 9:42 AM')).toBeTruthy()
  })

  it('lets staff sign in, and says since when they are out', async () => {
    const { onSignIn } = show(popupSamples['signed out'])
    expect(screen.getByRole('heading', { name: 'Signed out of Nextech' })).toBeTruthy()
    expect(screen.getByText(/^Since Mar 15, 9:42 AM\./)).toBeTruthy()
    await userEvent.click(button('Sign in'))
    expect(onSignIn).toHaveBeenCalledOnce()
  })

  it('says of trouble what is wrong, since when, and when it tries again', () => {
    show(popupSamples['Nextech down'])
    expect(screen.getByRole('heading', { name: 'Nextech does not answer' })).toBeTruthy()
    expect(screen.getByText(/Next try 9:47 AM\./)).toBeTruthy()
    expect(screen.getByText('Details: HTTP 503')).toBeTruthy()
  })

  it('names a fault in the set-up with the way to mend it, also one it has no words for', () => {
    show(popupSamples['set-up fault'])
    expect(screen.getByText(/Contacts module/)).toBeTruthy()
    show({
      ...readyView,
      health: { ...readyView.health, setupFault: { what: 'new-fault', detail: 'It is odd.' } },
    })
    expect(screen.getByText('Details: It is odd.')).toBeTruthy()
  })

  it('syncs when asked, and not a second time while it does', async () => {
    const { onSyncNow } = show(readyView)
    await userEvent.click(button('Sync now'))
    expect(onSyncNow).toHaveBeenCalledOnce()
    const again = show(popupSamples['observing and syncing'])
    await userEvent.click(button('Syncing…'))
    expect(again.onSyncNow).not.toHaveBeenCalled()
    expect(screen.getByText('Observe only: nothing is posted to Nextech.')).toBeTruthy()
  })

  it('says nothing of a tab that shows no shop page', () => {
    show(readyView)
    expect(screen.queryByText(/this page/)).toBeNull()
  })

  it.each([
    ['none', 'No orders recognised on this page.', 'Teach this page'],
    ['misfit', 'This page looks different from what was taught.', 'Teach again'],
    ['orders', 'Orders are recognised on this page. Are they the wrong ones?', 'Teach this page'],
  ] as const)(
    'says of a shop page what was made of it, and lets staff teach it: %s',
    async (state, text, name) => {
      const { onTeach } = show({ ...readyView, page: { state, failed: false } })
      expect(screen.getByText(text)).toBeTruthy()
      await userEvent.click(button(name))
      expect(onTeach).toHaveBeenCalledOnce()
    },
  )

  it('has a link to Settings that its owner opens', async () => {
    const { onOpenSettings } = show(readyView)
    await userEvent.click(screen.getByRole('link', { name: 'Settings' }))
    expect(onOpenSettings).toHaveBeenCalledOnce()
  })

  it('says what to do where a shop refuses the token', async () => {
    const { onOpenSettings } = show(popupSamples['token refused'])
    expect(screen.getByRole('heading', { name: 'The shop refuses the token' })).toBeTruthy()
    expect(screen.getByText(/Then import the configuration with the token\.$/)).toBeTruthy()
    expect(screen.getByText('Shop: https://shop.example.com · Since 9:42 AM.')).toBeTruthy()
    await userEvent.click(button('Open settings'))
    expect(onOpenSettings).toHaveBeenCalledOnce()
  })

  it('leaves a shop alone that is only down for a while', () => {
    show(popupSamples['shop down'])
    expect(screen.queryByText('The shop does not answer')).toBeNull()
  })
})
