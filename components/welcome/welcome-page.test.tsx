import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { guideAt, ordersView, welcomeSamples } from './stories/samples.ts'
import type { WelcomeView } from './view.ts'
import { WelcomePage } from './welcome-page.tsx'

function show(view: WelcomeView) {
  const events = {
    ...{ onDraft: vi.fn(), onPassword: vi.fn(), onNext: vi.fn(), onBack: vi.fn() },
    ...{ onUse: vi.fn(), onPropose: vi.fn(), onPutAside: vi.fn() },
  }
  const { rerender } = render(<WelcomePage view={view} {...events} />)
  return { ...events, now: (next: WelcomeView) => rerender(<WelcomePage view={next} {...events} />) }
}

const button = (name: string) => screen.getByRole('button', { name })

describe('the guided set-up', () => {
  it('begins with the four values, and where they come from', () => {
    show(welcomeSamples['just installed'])
    for (const label of ['Client id', 'Practice id', 'API user’s name', 'API user’s password'])
      expect(screen.getByLabelText(label)).toBeTruthy()
    expect(screen.getByText(/Nextech-Portal-Purchase-API-Access-Instructions\.pdf/)).toBeTruthy()
    expect(screen.getByText(/866-654-4396/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('API user’s password').type).toBe('password')
    expect(screen.getByText(/^It goes to login\.microsoftonline\.com alone\./)).toBeTruthy()
    expect(screen.getByText('Nextech').closest('li')?.getAttribute('aria-current')).toBe('step')
  })

  it('tells what is typed, and goes on by Enter', async () => {
    const { onDraft, onNext, onPassword } = show(welcomeSamples['just installed'])
    await userEvent.type(screen.getByLabelText('Client id'), 'x')
    expect(onDraft.mock.lastCall?.[0].nextech.clientId).toBe('x')
    await userEvent.type(screen.getByLabelText('API user’s password'), 'y{Enter}')
    expect(onPassword).toHaveBeenCalledWith('y')
    expect(onNext).toHaveBeenCalledOnce()
  })

  it('asks Nextech once, however often the button is pressed', async () => {
    const { onNext } = show(welcomeSamples['signing in'])
    await userEvent.click(button('Test and go on'))
    expect(onNext).not.toHaveBeenCalled()
    expect(screen.getByRole('status').textContent).toMatch(/^Signing in to Nextech/)
  })

  it.each([
    ['not let in', 'Nextech does not let this user in', /letter by letter/],
    ['cannot be reached', 'Nextech’s sign-in cannot be reached', /internet connection/],
    [
      'another practice',
      'Nextech lets the user in, and then refuses this practice',
      /Compare the practice id/,
    ],
    ['no usable answer', 'Nextech gives no usable answer', /in a minute/],
    ['other addresses', 'Something typed cannot be right', /Correct it above/],
    ['no shop', 'The shop’s address is no web address', /copy its address/],
    ['no name', 'The practice has no name yet', /Type the name/],
    ['access denied', 'The browser was not allowed to read the shop’s pages', /shop\.example\.com/],
  ] as const)('%s: says why and what to do, and keeps what was typed', (sample, title, fix) => {
    const view = welcomeSamples[sample]
    show(view)
    const alert = screen.getByRole('alert')
    expect(within(alert).getByRole('heading').textContent).toBe(title)
    expect(alert.textContent).toMatch(fix)
    const { step, nextech, practice } = view.draft
    const [label, value] =
      step === 'nextech' ? ['Client id', nextech.clientId] : ['Name of the practice', practice.name]
    expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe(value)
    expect(button(step === 'nextech' ? 'Test and go on' : 'Go on')).toBeTruthy()
  })

  it('proposes this computer’s zone among the zones as people call them', () => {
    show(guideAt('practice'))
    const zone = screen.getByLabelText<HTMLSelectElement>('Time zone')
    expect(zone.value).toBe('America/Chicago')
    expect(zone.selectedOptions[0]?.textContent).toBe('Central (America/Chicago)')
    expect(screen.getByText('Proposed: this computer’s time zone.')).toBeTruthy()
    expect(within(zone).getByRole('option', { name: 'Europe/Berlin' })).toBeTruthy()
  })

  it('says what Nextech lacks of the set-up article, and goes on all the same', async () => {
    const { onNext } = show(welcomeSamples['Nextech lacks something'])
    expect(screen.getByText(/There is “DermPRO Online Stores” instead.*Rename it/)).toBeTruthy()
    await userEvent.click(button('Go on'))
    expect(onNext).toHaveBeenCalledOnce()
  })

  it('says of each card label whether payments carry it', () => {
    show(guideAt('cards'))
    const hint = (label: string) => {
      const id = screen.getByLabelText(label).getAttribute('aria-describedby') ?? ''
      return document.getElementById(id)?.textContent
    }
    expect(hint('Visa')).toBe('Payments in Nextech carry it.')
    expect(hint('American Express')).toMatch(/^Proposed\. No payment/)
    expect(hint('Discover')).toMatch(/^Left empty/)
  })

  it('is used by the press that Settings has, and only then', async () => {
    const { onUse } = show(welcomeSamples['to be looked over'])
    await userEvent.click(button('Use this configuration'))
    expect(onUse.mock.calls).toEqual([[false]])
  })

  it('moves the focus to each new question', () => {
    const { now } = show(guideAt('nextech'))
    now(guideAt('practice'))
    expect(document.activeElement?.textContent).toBe('Your practice and its shop')
    now(guideAt('cards'))
    expect(document.activeElement?.textContent).toBe('Card types in Nextech')
  })

  it('says that it was left, and that only the password is gone', () => {
    show(welcomeSamples['left and resumed'])
    expect(screen.getByText(/^You were here before/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Practice id').value).toBe('lakeside')
    expect(screen.getByLabelText<HTMLInputElement>('API user’s password').value).toBe('')
  })
})

describe('what would be posted', () => {
  it('is told with sum and new patients, and that nothing is posted yet', () => {
    show(ordersView)
    expect(screen.getByRole('status').textContent).toBe(
      '81 orders, $20,543.10, 8 new patients would be posted; nothing is posted yet.',
    )
    expect(screen.getByText(/14 orders need staff first/)).toBeTruthy()
    expect(screen.getByText(/^3 more orders would wait for staff: their card has no label/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open Shop Manager' }).getAttribute('href')).toBe(
      'https://shopmanager.dermpro.com',
    )
  })

  it('counts one order and one patient in words of their own', () => {
    show({ ...ordersView, posting: { orders: 1, cents: 8_400, newPatients: 1 } })
    expect(screen.getByRole('status').textContent).toBe(
      '1 order, $84.00, 1 new patient would be posted; nothing is posted yet.',
    )
  })

  it('is nothing where no order is known, and offers no posting', () => {
    show(welcomeSamples['no order known'])
    expect(screen.getByRole('status').textContent).toBe('No order that would be posted is known yet.')
    expect(screen.queryByRole('button', { name: 'Begin posting…' })).toBeNull()
  })

  it('is posted only by a yes with a tick of its own', async () => {
    const { onPropose, now, onUse } = show(ordersView)
    await userEvent.click(button('Begin posting…'))
    expect(onPropose).toHaveBeenCalledOnce()
    expect(onUse).not.toHaveBeenCalled()
    now(welcomeSamples['yes to posting'])
    await userEvent.click(screen.getByRole('checkbox', { name: /^Post / }))
    await userEvent.click(button('Use this configuration'))
    expect(onUse.mock.calls).toEqual([[true]])
  })

  it('says how many orders nobody has looked up yet, in the sum and beside the yes', () => {
    show(welcomeSamples['orders still looked up'])
    expect(screen.getAllByText(/^12 of them are still being looked up in Nextech/)).toHaveLength(2)
  })

  it('names what is looked over as people call it, and only what changes', () => {
    const { now } = show(welcomeSamples['to be looked over'])
    const rows = () => screen.getAllByRole('row').map(row => [...row.children].map(cell => cell.textContent))
    expect(rows()).toEqual(
      expect.arrayContaining([
        ['API address', 'https://select.nextech-api.com/api'],
        ['Address of the shop', 'https://shopmanager.dermpro.com'],
        ['What the sync may do', 'Observe: never posts'],
        ['Visa in Nextech', 'Visa'],
      ]),
    )
    expect(document.body.textContent).not.toMatch(/nextech\.|policy\.|shops\[|in the file|of the file/i)
    now(welcomeSamples['yes to posting'])
    expect(rows().slice(1)).toEqual([
      ['What the sync may do'],
      ['What the sync may do', 'Observe: never posts', 'Automatic: posts every clear match by itselfchanged'],
    ])
    expect(screen.getByText(/All other settings stay as they are/)).toBeTruthy()
  })

  it('gives the focus to what has begun, and says what the morning needs', () => {
    const { now } = show(welcomeSamples['yes to posting'])
    expect(document.activeElement?.textContent).toMatch(/^Compare before you use it/)
    button('Use this configuration').focus()
    now(welcomeSamples.posting)
    expect(document.activeElement?.textContent).toBe('Set up')
    expect(screen.getByText(/^After each start of the browser/)).toBeTruthy()
  })

  it('needs somebody signed in', () => {
    show(welcomeSamples['dry run, signed out'])
    expect(screen.getByRole('alert').textContent).toContain('Nobody is signed in to Nextech')
  })
})
