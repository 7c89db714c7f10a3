import { cleanup, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Popup } from './popup.tsx'
import { popupSamples, readyView } from './stories/samples.ts'
import type { PopupView } from './view.ts'

function show(view: PopupView) {
  const events = {
    onOpen: vi.fn(),
    onOpenSettings: vi.fn(),
    onSignIn: vi.fn(),
    onSyncNow: vi.fn(),
    onPause: vi.fn(),
    onTeach: vi.fn(),
  }
  render(<Popup view={view} {...events} />)
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

  it.each([
    ['settings that cannot be used', /a corrected configuration file/],
    ['a policy that cannot be used', /your administrator can correct it/],
  ] as const)('says that nothing is posted with %s, and leads to Settings', async (state, fix) => {
    const { onOpenSettings } = show(popupSamples[state])
    expect(screen.getByRole('heading', { name: /cannot be used, so nothing is posted/ })).toBeTruthy()
    expect(screen.getByText(fix)).toBeTruthy()
    await userEvent.click(button('Open settings'))
    expect(onOpenSettings).toHaveBeenCalledOnce()
  })

  it('shows the practice, its day in words and its zone', () => {
    show(readyView)
    expect(screen.getByRole('heading', { level: 1, name: 'Sample Dermatology' })).toBeTruthy()
    expect(screen.getByText(/Monday, March 16, 2026/).textContent).toContain('America/Chicago')
  })

  const cellsOf = (name: string) =>
    within(within(screen.getByRole('region', { name })).getByRole('table'))
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent))

  it('counts today’s orders and money by status, with a total', () => {
    show(readyView)
    expect(cellsOf('By status')).toEqual([
      ['Status', 'Orders', 'Amount'],
      ['Synced', '22', '$3,412.50'],
      ['Resolve', '2', '$316.61'],
      ['Total', '24', '$3,729.11'],
    ])
  })

  it('says why the total by status is not the money taken, where it is not', () => {
    show(popupSamples['a day with money that was not taken'])
    expect(screen.getByRole('region', { name: 'Today' }).textContent).toContain('$3,729.11')
    expect(cellsOf('By status').at(-1)).toEqual(['Total', '27', '$4,729.83'])
    const why = /^Not the money taken, \$3,729\.11: orders that wait, or were cancelled/
    expect(within(screen.getByRole('region', { name: 'By status' })).getByText(why)).toBeTruthy()
    cleanup()
    show(readyView)
    expect(screen.queryByText(/^Not the money taken/)).toBeNull()
  })

  it('gives the money taken by card type, with a total', () => {
    show(readyView)
    expect(cellsOf('By card type')).toEqual([
      ['Card type', 'Orders', 'Taken'],
      ['Visa', '15', '$2,412.50'],
      ['American Express', '9', '$1,316.61'],
      ['Total', '24', '$3,729.11'],
    ])
  })

  it('stands against yesterday and the same weekday of the week before', () => {
    show(readyView)
    const block = screen.getByRole('region', { name: 'Today' })
    expect(block.textContent).toContain('$3,729.11')
    expect(
      within(block)
        .getAllByRole('definition')
        .map(each => each.textContent),
    ).toEqual(['$3,100.00 (18 orders, +$629.11)', '$4,029.11 (26 orders, −$300.00)'])
    // One piece, which no line parts after its sign.
    expect(screen.getByText('−$300.00').className).toBe('money')
    expect(within(block).getByText('Last Monday')).toBeTruthy()
  })

  it('shows no figure while nothing is counted, and no 0 for one', () => {
    show(popupSamples['counting, nothing counted'])
    expect(screen.getByText(/^Counting the stored orders, 0%…/).getAttribute('role')).toBe('status')
    expect(screen.queryAllByRole('region')).toEqual([])
    expect(document.body.textContent).not.toContain('$')
    expect(document.body.textContent).not.toContain('Nothing needs staff')
    expect(button('Sync now')).toBeTruthy()
  })

  it('shows the days that are counted, and how far the count is', () => {
    show(popupSamples['counting, today counted'])
    expect(screen.getByText(/^Counting the stored orders, 30%…/)).toBeTruthy()
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.34567')
    const block = screen.getByRole('region', { name: 'Today' })
    expect(block.textContent).toContain('$3,729.11')
    // Last Monday and the fourteen days are not counted yet.
    expect(within(block).getAllByRole('definition')).toHaveLength(1)
    expect(screen.queryByRole('region', { name: '14 days' })).toBeNull()
    expect(screen.getByRole('region', { name: 'Needs staff' })).toBeTruthy()
  })

  it('says nothing of counting when all is counted', () => {
    show(readyView)
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('draws fourteen days and has their numbers in a table', () => {
    show(readyView)
    expect(screen.getByRole('img', { name: /last 14 days/ })).toBeTruthy()
    const rows = cellsOf('14 days')
    expect(rows).toHaveLength(15)
    expect(rows[1]?.[0]).toBe('Mar 16, 2026')
  })

  it('names what needs staff over all days; each line leads to its orders', async () => {
    const { onOpen } = show(readyView)
    const block = screen.getByRole('region', { name: 'Needs staff' })
    const links = within(block).getAllByRole('link')
    expect(links.map(link => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Possible match Resolve 3', 'workbench.html#/staff?reason=possible-match'],
      ['Posted twice Attention 1', 'workbench.html#/staff?reason=posted-twice'],
      ['Voided Voided 2', 'workbench.html#/staff?status=voided'],
    ])
    await userEvent.click(screen.getByRole('link', { name: /Posted twice/ }))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('staff?reason=posted-twice')
  })

  it('says what went back today, and does not call it a difference between the totals', () => {
    show(popupSamples['a day on which money went back'])
    const back = /^\$200\.00 went back today/
    expect(within(screen.getByRole('region', { name: 'By card type' })).getByText(back)).toBeTruthy()
    expect(screen.queryByText(/^Not the money taken/)).toBeNull()
  })

  it('warns of a sync that was silent for half an hour, but not beside trouble that says why', () => {
    show(popupSamples.silent)
    expect(screen.getByRole('heading', { name: 'Nothing proven for 30 minutes' })).toBeTruthy()
    expect(screen.getByText(/last reached Nextech 9:42 AM/)).toBeTruthy()
    cleanup()
    show({ ...popupSamples['signed out'], silent: true })
    expect(screen.queryByRole('heading', { name: 'Nothing proven for 30 minutes' })).toBeNull()
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

  it('names a fault in the set-up with the way to fix it, also one it has no words for', () => {
    show(popupSamples['set-up fault'])
    expect(screen.getByText(/Contacts module/)).toBeTruthy()
    show({
      ...readyView,
      health: { ...readyView.health, setupFault: { what: 'new-fault', detail: 'It is odd.' } },
    })
    expect(screen.getByText('Details: It is odd.')).toBeTruthy()
  })

  it('pauses by one press, says who did and since when, and goes on by one press', async () => {
    const { onPause } = show(readyView)
    await userEvent.click(button('Pause posting'))
    cleanup()
    const paused = { since: Date.parse('2026-03-16T14:42:00Z'), by: 'Front desk' }
    const again = show({ ...readyView, health: { ...readyView.health, paused } })
    expect(screen.getByText(/^Front desk paused it 9:42 AM\./)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Pause posting' })).toBeNull()
    await userEvent.click(button('Go on posting'))
    expect([onPause.mock.calls, again.onPause.mock.calls]).toEqual([[[true]], [[false]]])
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

  it.each(['backend does not answer', 'extension older than the backend'] as const)(
    'asks again where the %s',
    async name => {
      const { onSyncNow } = show(popupSamples[name])
      await userEvent.click(button('Try again'))
      expect(onSyncNow).toHaveBeenCalledOnce()
    },
  )

  it('says nothing of a tab that shows no shop page', () => {
    show(readyView)
    expect(screen.queryByText(/this page/)).toBeNull()
  })

  it.each([
    ['none', 'No orders recognised on this page.', 'Teach this page'],
    ['stale-profile', 'This page looks different from what was taught.', 'Teach again'],
    ['orders', 'Orders are recognised on this page. Are they the wrong ones?', 'Teach this page'],
  ] as const)(
    'says of a shop page what was made of it, and lets staff teach it: %s',
    async (state, text, name) => {
      const { onTeach } = show({ ...readyView, page: { state, failed: false } })
      // In the way of nothing where the page is read well.
      const days = screen.getByRole('region', { name: '14 days' })
      const isAfter = days.compareDocumentPosition(screen.getByText(text)) & Node.DOCUMENT_POSITION_FOLLOWING
      expect(isAfter !== 0).toBe(state === 'orders')
      await userEvent.click(button(name))
      expect(onTeach).toHaveBeenCalledOnce()
    },
  )

  it('has links into the workbench that its owner opens', async () => {
    const { onOpen } = show(readyView)
    await userEvent.click(screen.getByRole('link', { name: 'Settings' }))
    await userEvent.click(screen.getByRole('link', { name: 'Reconciliation' }))
    expect(onOpen.mock.calls).toEqual([['settings'], ['reconciliation']])
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
