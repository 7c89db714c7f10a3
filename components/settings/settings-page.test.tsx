import { cleanup, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { spanish } from '../../lib/words/spanish.ts'
import { english, speak } from '../../lib/words/words.ts'
import { SettingsPage } from './settings-page.tsx'
import { accepted, proposal, refused, settingsSamples, settingsView } from './stories/samples.ts'
import type { SettingsView } from './view.ts'

afterEach(() => speak(() => english))

function show(view: SettingsView) {
  const events = {
    onImport: vi.fn(),
    onUse: vi.fn(),
    onPutAside: vi.fn(),
    onExport: vi.fn(),
    onSignIn: vi.fn(),
    onAllow: vi.fn(),
    onClaimStation: vi.fn(),
    onConnect: vi.fn(),
    onDisconnect: vi.fn(),
  }
  render(<SettingsPage view={view} {...events} />)
  return events
}

const fileInput = () => screen.getByLabelText<HTMLInputElement>('Import configuration', { exact: true })
const button = (name: string) => screen.getByRole('button', { name })

describe('SettingsPage', () => {
  it('says that another browser posts too, and lets this one take over', async () => {
    const events = show({ ...settingsView, otherStation: true })
    await userEvent.click(button('Post from this browser'))
    expect(events.onClaimStation).toHaveBeenCalledOnce()
  })

  it('says that it is reading', () => {
    show(settingsSamples.loading)
    expect(screen.getByRole('status').textContent).toBe('Reading the settings…')
  })

  it.each([
    [true, /pass this list to your administrator/],
    [false, /Import a corrected configuration file/],
  ])('names the values that keep the settings from being used (of a policy: %s)', (isPolicy, fix) => {
    const problems = [{ path: 'posture', reason: 'must be "observe" or "automatic"' }]
    show({ ...settingsView, configuration: null, unusable: { problems, isPolicy } })
    expect(screen.queryByText('Nothing is configured yet')).toBeNull()
    expect(screen.getByText(fix)).toBeTruthy()
    expect(screen.getByText('posture').closest('li')?.textContent).toBe(
      'posture: must be "observe" or "automatic"',
    )
  })

  it('names them in the language of the page', () => {
    speak(() => spanish)
    const problems = [{ path: 'policy.retentionDays', reason: 'must be at least 30' }]
    show({ ...settingsView, configuration: null, unusable: { problems, isPolicy: false } })
    expect(screen.getByText('policy.retentionDays').closest('li')?.textContent).toBe(
      'policy.retentionDays: debe ser como mínimo 30',
    )
  })

  it('says that nothing is configured, and where the file comes from', () => {
    show(settingsSamples['nothing configured'])
    expect(screen.getByRole('heading', { name: 'Nothing is configured yet' })).toBeTruthy()
    expect(screen.getByText(/^The \.json file comes from/)).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('takes a file, and takes the same one again', async () => {
    const { onImport } = show(settingsView)
    const file = new File(['{}'], 'sample.json', { type: 'application/json' })
    await userEvent.upload(fileInput(), file)
    await userEvent.upload(fileInput(), file)
    expect(onImport.mock.calls).toEqual([[file], [file]])
    expect(fileInput().accept).toContain('.json')
  })

  it('lists what was taken over in its one status', () => {
    show({ ...settingsView, report: accepted })
    const status = screen.getByRole('status')
    const lines = within(status)
      .getAllByRole('listitem')
      .map(line => line.textContent)
    expect(lines).toEqual(['Practice: Sample Dermatology', '2 shops'])
    expect(status.textContent).toContain('Signed in to Nextech.')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('shows a file beside what is in use, hosts first, and uses it without posting where nobody ticks', async () => {
    const { onUse, onPutAside } = show({ ...settingsView, proposal })
    const groups = screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
    expect(groups[0]).toBe('Where it connects to')
    const row = screen.getByRole('row', { name: /^posture / })
    expect(row.textContent).toBe('postureobserveautomaticchanged')
    expect(screen.getByRole('row', { name: /nextech.apiBaseUrl/ }).textContent).toContain(
      'Set by your administrator',
    )
    expect(screen.getByRole('status').textContent).toMatch(/Nothing is changed until you use it/)
    await userEvent.click(button('Use this configuration'))
    await userEvent.click(button('Do not use it'))
    expect([onUse.mock.calls, onPutAside.mock.calls]).toEqual([[[false]], [[]]])
  })

  it('tells what would be posted beside a box that begins with Post', async () => {
    const { onUse } = show({ ...settingsView, proposal })
    const box = screen.getByRole('checkbox', {
      name: /^Post 12 payments of \$1,234\.00 .*3 for new patients/,
    })
    await userEvent.click(box)
    await userEvent.click(button('Use this configuration'))
    expect(onUse.mock.calls).toEqual([[true]])
  })

  it.each([
    [
      { orders: 0, cents: 0, newPatients: 0 },
      /^Post payments for new orders.*none of them has been seen yet$/,
    ],
    [{ orders: 1, cents: 100, newPatients: 1 }, /^Post 1 payment of \$1\.00/],
  ])('with %j waiting', (posting, name) => {
    show({ ...settingsView, proposal: { ...proposal, posting } })
    expect(screen.getByRole('checkbox', { name })).toBeTruthy()
  })

  it('has no such box where nothing would be posted', () => {
    show({ ...settingsView, proposal: { ...proposal, posting: null } })
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(button('Use this configuration')).toBeTruthy()
  })

  it('leads to the start of posting where the sync observes and nobody has fixed that', () => {
    const { configuration } = settingsView
    if (!configuration) throw new Error('no configuration')
    show({ ...settingsView, configuration: { ...configuration, posture: 'observe' } })
    expect(screen.getByRole('link', { name: 'Begin posting…' }).getAttribute('href')).toBe('#/welcome')
    cleanup()
    show({ ...settingsView, configuration: { ...configuration, posture: 'observe', locked: ['posture'] } })
    expect(screen.queryByRole('link', { name: 'Begin posting…' })).toBeNull()
  })

  it('shows what an administrator has fixed as locked', () => {
    show(settingsSamples['some keys fixed'])
    expect(screen.getByRole('heading', { name: 'Set by your administrator' })).toBeTruthy()
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual(
      expect.arrayContaining(['posture', 'nextech.apiBaseUrl']),
    )
  })

  it('alerts to a refusal with every reason', () => {
    show({ ...settingsView, report: refused })
    const alert = screen.getByRole('alert')
    expect(within(alert).getByRole('heading', { name: 'Refused: nothing was changed' })).toBeTruthy()
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map(line => line.textContent),
    ).toEqual(refused.lines)
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('shows the configuration in words', () => {
    show(settingsView)
    const facts = screen
      .getAllByRole('term')
      .map(term => [term.textContent, term.nextElementSibling?.textContent])
    expect(facts).toEqual([
      ['Practice', 'Sample Dermatology'],
      ['Time zone', 'America/Chicago'],
      ['What the sync may do', 'Automatic: posts every clear match by itself'],
      [
        'Shops',
        ['https://shop.example.com', 'https://other.example.com']
          .map(shop => `${shop}Orders come from the pages that staff open.`)
          .join(''),
      ],
      ['Nextech user', 'api@sample.example.com'],
      ['Card types', 'Visa (VI)MasterCard (MC)'],
    ])
  })

  it('lists the shops alone while the background has not answered', () => {
    show({ ...settingsView, sources: [] })
    expect(screen.getByText('https://other.example.com')).toBeTruthy()
    expect(screen.queryByText(/^Orders come from/)).toBeNull()
  })

  it('says of a shop with an interface when it was last read', () => {
    show(settingsSamples['orders by REST'])
    const said = screen.getByText(/^Orders come from https/).textContent
    expect(said).toContain('https://other.example.com/rest/V1, every 5 minutes')
    expect(said).toContain('Last read 9:42 AM.')
    expect(screen.queryByText('The shop refuses the token')).toBeNull()
  })

  it('says why a shop cannot be read, what to do and when it is tried again', () => {
    show(settingsSamples['token refused'])
    expect(screen.getByText('The shop refuses the token')).toBeTruthy()
    expect(screen.getByText(/Stores › Configuration › Services › OAuth/)).toBeTruthy()
    expect(screen.getByText('Since 9:42 AM. Next try 9:47 AM.')).toBeTruthy()
    expect(screen.getByText('Details: The consumer isn’t authorized (401)')).toBeTruthy()
  })

  it('names orders that could not be understood', () => {
    show(settingsSamples['orders not understood'])
    expect(screen.getByText('100004001: its total')).toBeTruthy()
    expect(screen.getByText('an order without a number: its number')).toBeTruthy()
  })

  it('exports', async () => {
    const { onExport } = show(settingsView)
    await userEvent.click(button('Export configuration'))
    expect(onExport).toHaveBeenCalledOnce()
  })

  it('asks for the password once, and keeps it in no field', async () => {
    const { onSignIn } = show(settingsSamples['signed out'])
    const password = screen.getByLabelText<HTMLInputElement>('Password of api@sample.example.com')
    expect(password).toMatchObject({ type: 'password', autocomplete: 'current-password' })
    expect(
      screen.getByText(/^It goes to login\.microsoftonline\.com alone\. .* kept nowhere\.$/),
    ).toBeTruthy()
    await userEvent.type(password, 'not-a-secret{Enter}')
    expect(onSignIn.mock.calls).toEqual([['not-a-secret']])
    expect(password.value).toBe('')
  })

  it('tells why a sign-in failed', () => {
    show(settingsSamples['sign-in refused'])
    expect(screen.getByText(/^The user name or the password is wrong/)).toBeTruthy()
  })

  it('lets a manager of a backend change the password while all is well, and says that it is kept', async () => {
    const { onSignIn } = show(settingsSamples['backend: for a manager'])
    expect(screen.getByText('Signed in to Nextech.')).toBeTruthy()
    expect(
      screen.getByText(/^It goes to the backend at sync\.example\.com alone, which keeps it, sealed/),
    ).toBeTruthy()
    const field = screen.getByLabelText('Password of api@sample.example.com')
    await userEvent.type(field, 'not-a-secret{Enter}')
    expect(onSignIn.mock.calls).toEqual([['not-a-secret']])
  })

  it('asks for nothing once signed in', () => {
    show(settingsView)
    expect(screen.getByText('Signed in to Nextech.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull()
  })

  it('asks the browser for missing addresses', async () => {
    const { onAllow } = show(settingsSamples['access missing'])
    await userEvent.click(button('Allow access'))
    expect(onAllow).toHaveBeenCalledOnce()
  })
})
