import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { findingText, fixText, titleOf } from './finding-words.ts'
import { reportText } from './report-text.ts'
import { SetupPage } from './setup-page.tsx'
import { allFindings, aTest, setupSamples, setupView } from './stories/samples.ts'
import type { SetupView } from './view.ts'

function show(view: SetupView) {
  const events = { onRun: vi.fn(), onCopy: vi.fn(), onTest: vi.fn(), onLook: vi.fn() }
  render(<SetupPage view={view} {...events} />)
  return events
}

const button = (name: string) => screen.getByRole('button', { name })
const rows = () =>
  screen
    .getAllByRole('heading', { level: 3 })
    .map(heading => heading.textContent?.replace(/\s+/g, ' ').trim() ?? '')

describe('the words of findings', () => {
  it.each(allFindings.map(each => [`${each.check} ${each.finding}`, each] as const))('%s', (_name, each) => {
    for (const text of [titleOf(each), findingText(each)]) {
      expect(text).not.toMatch(/^(setup|source)\./)
      expect(text).not.toMatch(/\{\w+\}/)
    }
    const fix = fixText(each)
    expect(fix === undefined).toBe(each.state !== 'red')
    if (fix !== undefined) expect(fix).toMatch(/^(?!setup\.)[^{}]{20,}\.$/)
  })
})

describe('SetupPage', () => {
  it('says what is in order, what is to be put right and what cannot be known', () => {
    show(setupSamples['some to put right'])
    expect(screen.getByRole('status').textContent).toBe(
      'Checked 9:42 AM: 5 to put right, 0 not known, 0 in order.',
    )
    expect(rows()).toContain('To put right: Location “DermPRO Online Store”')
    expect(screen.getByText('There is “DermPRO Online Stores” instead: “s” is too much.')).toBeTruthy()
    expect(screen.getByText(/Gold Key.*Rename it to exactly DermPRO Online Store\.$/)).toBeTruthy()
    expect(screen.getByText('It is 600 seconds behind Nextech’s.')).toBeTruthy()
    expect(screen.getByText(/Stores › Configuration › Services › OAuth/)).toBeTruthy()
  })

  it('says plainly what only the first payment can tell', () => {
    show(setupView)
    expect(rows()).toContain('Not known: Card type “Gift Card”')
    expect(screen.getByText(/^Cannot be known until the first payment with it/)).toBeTruthy()
  })

  it('shows what is there while the rest is checked, and begins no second run', async () => {
    const { onRun } = show(setupSamples.checking)
    expect(screen.getAllByRole('listitem')).toHaveLength(5)
    await userEvent.click(button('Checking…'))
    expect(onRun).not.toHaveBeenCalled()
    expect(screen.queryByRole('button', { name: 'Copy report' })).toBeNull()
  })

  it('says who does what cannot be seen from here, with the numbers to call', () => {
    show(setupView)
    expect(rows()).toContain('By hand: Nextech Payments as the store’s merchant provider')
    expect(screen.getByText(/ask DermPRO Support/)).toBeTruthy()
    expect(screen.getByText('Who: DermPRO Support, with your Nextech Payments Sales Manager')).toBeTruthy()
    expect(screen.getByText(/866-654-4396, option 1, then option 1 for Nextech Select/)).toBeTruthy()
    expect(screen.getByRole('status').textContent).toContain('5 to look at by hand')
  })

  it('has a button at what is to be done: a page, or something on this one', async () => {
    const { onRun } = show(setupSamples['some to put right'])
    await userEvent.click(button('Check it again Location “DermPRO Online Store”'))
    expect(onRun).toHaveBeenCalledOnce()
    const link = screen.getByRole('link', { name: /^Open Settings REST interface/ })
    expect(link.getAttribute('href')).toBe('#/settings')
  })

  it('leads from a card type that is not known yet to a test payment with it', async () => {
    show(setupView)
    await userEvent.click(button('Try it with a test payment Card type “Gift Card”'))
    expect(screen.getByLabelText<HTMLSelectElement>('Card type').value).toBe('Gift Card')
    expect(document.activeElement?.textContent).toContain('One cent, posted to the patient API DermPRO')
  })

  it('copies the steps of what only a look into Nextech tells', async () => {
    const { onCopy } = show(setupView)
    await userEvent.click(button('Copy the steps Its Linked User is DermPRO API User'))
    expect(onCopy.mock.calls[0]?.[0]).toMatch(/^Its Linked User.*\n.*Contacts module › Provider, Online/)
  })

  it('leads to the report that support wants', async () => {
    show(setupView)
    await userEvent.click(
      button('Go to the report for support Nextech Integration is purchased from DermPRO'),
    )
    expect(document.activeElement).toBe(button('Copy report'))
  })

  it('leads from nothing to the set-up guide', () => {
    show(setupSamples['nothing configured'])
    expect(screen.getByRole('link', { name: 'Set up' }).getAttribute('href')).toBe('#/welcome')
  })

  it('is run again by a button', async () => {
    const { onRun } = show(setupView)
    await userEvent.click(button('Check again'))
    expect(onRun).toHaveBeenCalledOnce()
  })

  it('says that a run was broken off', () => {
    show(setupSamples['broken off'])
    expect(screen.getByRole('status').textContent).toBe('The last check was broken off. Check again.')
  })
})

describe('the test payment', () => {
  it('leaves only after two steps, with the card type that was chosen', async () => {
    const { onTest } = show(setupView)
    expect(screen.getByLabelText<HTMLSelectElement>('Card type').value).toBe('N/A')
    await userEvent.selectOptions(screen.getByLabelText('Card type'), 'Visa')
    await userEvent.click(button('Post a test payment of $0.01…'))
    expect(onTest).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toContain('with the card type “Visa”')
    await userEvent.click(button('Yes, post $0.01'))
    expect(onTest.mock.calls).toEqual([['Visa']])
    expect(screen.queryByRole('button', { name: 'Yes, post $0.01' })).toBeNull()
  })

  it('can be called off', async () => {
    const { onTest } = show(setupView)
    await userEvent.click(button('Post a test payment of $0.01…'))
    await userEvent.click(button('Cancel'))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(onTest).not.toHaveBeenCalled()
  })

  it.each(['observing only', 'tests of every kind'] as const)('cannot be asked for: %s', sample => {
    show(setupSamples[sample])
    expect(screen.queryByRole('button', { name: /^Post a test payment/ })).toBeNull()
  })

  it('says how to void it and what Nextech keeps of it', async () => {
    const { onLook } = show(setupSamples['test posted'])
    const card = screen.getByRole('region', { name: 'Test payment' })
    expect(
      within(card).getByText(/^Payment 90131.*Billing tab, choose the payment of \$0\.01 and void it\.$/),
    ).toBeTruthy()
    expect(within(card).getByText(/category “DermPRO Online Payment” and card type “N\/A”/)).toBeTruthy()
    await userEvent.click(within(card).getByRole('button', { name: 'Look again' }))
    expect(onLook).toHaveBeenCalledOnce()
  })
})

describe('the report', () => {
  it('tells every finding and nobody’s name, words or uid', async () => {
    const secrets = {
      message: 'Maria Lopez, maria@example.com, eyJhbGciOi',
      found: 'Agatha Provider',
      wanted: 'x',
      difference: 'other',
    }
    const named = allFindings
      .filter(({ check }) => ['provider', 'dummy-patient', 'sign-in', 'endpoint'].includes(check))
      .map(finding => ({ ...finding, values: { ...finding.values, ...secrets } }))
    const others = allFindings.filter(({ check }) => !named.some(each => each.check === check))
    const results = [...named, ...others]
    const run = { startedAt: 0, finishedAt: 1, results }
    const text = reportText({ ...setupView, run, tests: [aTest] })
    for (const { check, finding } of results) expect(text).toContain(`(${check}.${finding})`)
    expect(text).not.toMatch(/Maria|Lopez|@|eyJ|Agatha|dummy-uid/)
    expect(text).toContain('[PUT RIGHT] Location “DermPRO Online Store” (location.near-miss)')
    expect(text).toContain('[test] N/A posted 2026-03-16T14:42:00.000Z')
  })

  it('is copied as it is shown', async () => {
    const { onCopy } = show(setupView)
    await userEvent.click(button('Copy report'))
    expect(onCopy.mock.calls).toEqual([
      [screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The report' }).value],
    ])
  })
})
