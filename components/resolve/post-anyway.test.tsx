import { screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { showPanel } from '../../tests/fixtures/show-panel.tsx'
import { candidate, panelSamples, settling, suspect, suspected } from './stories/samples.ts'
import { unclear } from './stories/settling-samples.ts'

type Events = ReturnType<typeof showPanel>
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const posting = /^(Post (a|one more) |Create |Choose )/

/** Nothing that leads to a payment was called. */
function expectNoPayment({ onChoose, onNewPatient, onPostAnyway, onNewPatientAnyway, onLink }: Events) {
  for (const event of [onChoose, onNewPatient, onPostAnyway, onNewPatientAnyway, onLink])
    expect(event).not.toHaveBeenCalled()
}

const everyKey = '{Enter}{Enter}123456789 {Enter}'

describe('an order that Nextech may hold already', () => {
  it('shows each suspected payment first, with all that tells it apart', () => {
    showPanel(suspected)
    const [first] = screen.getAllByRole('listitem').filter(item => item.matches('.existing-payment'))
    const told = within(first ?? expect.fail())
    expect(told.getByRole('heading', { name: 'Payment 90118' })).toBeTruthy()
    expect(first?.textContent).toContain('$84.00')
    const rows = [...(first?.querySelectorAll('dl > div') ?? [])].map(row => row.textContent)
    expect(rows).toEqual([
      'PatientTesta Oakley, Chart 10442',
      'DateMar 16, 2026',
      'Card typeVisa',
      'TextOnline order, paid by phone',
    ])
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(headings[0]).toBe('Is it one of these 2 payments?')
    expect(headings.at(-1)).toBe('None of them is this order’s')
    expect(screen.queryByText('Very likely the customer')).toBeNull()
    expect(document.querySelector('kbd')).toBeNull()
  })

  it('links by a press of its own, by pointer or by Enter on the very button', async () => {
    const { onLink } = showPanel(suspected)
    await userEvent.click(button('It is this one: payment 90121'))
    button('It is this one: payment 90118').focus()
    await userEvent.keyboard('{Enter}')
    expect(onLink.mock.calls).toEqual([['90121'], ['90118']])
  })

  it.each([
    ...Object.entries(panelSamples).filter(([name]) => /suspect|voided|came/.test(name)),
    ['unclear whether posted', unclear] as const,
  ])('no key posts, nor does what has the focus when it opens: %s', async (_name, view) => {
    const events = showPanel(view)
    expect(document.activeElement?.tagName).toBe('H1')
    await userEvent.keyboard(everyKey)
    screen.getByRole('heading', { level: 1 }).blur()
    await userEvent.keyboard(everyKey)
    expectNoPayment(events)
  })

  it('shows no button that posts before "Post anyway" is pressed, and no double press posts', async () => {
    const events = showPanel(suspected)
    expect(screen.queryByRole('button', { name: posting })).toBeNull()
    await userEvent.dblClick(button('Post anyway…'))
    expect(screen.queryByRole('button', { name: posting })).toBeNull()
    await userEvent.click(button('Post anyway…'))
    expect(document.activeElement).toBe(button('Post anyway…'))
    await userEvent.keyboard('{Enter}{Enter}')
    screen.getByRole('heading', { level: 1 }).focus()
    await userEvent.keyboard(everyKey)
    expectNoPayment(events)
  })

  it.each([
    [0, 'Post a payment of $84.00 on Testa Oakley’s Billing tab (chart 10442)'],
    [1, 'Post a second payment of $84.00 on Testa Oakley’s Billing tab (chart 10442)'],
    [2, 'Post a third payment of $84.00 on Testa Oakley’s Billing tab (chart 10442)'],
    [3, 'Post one more payment of $84.00 on Testa Oakley’s Billing tab (chart 10442)'],
  ])('names what it will do where the patient has %i such payments', async (there, words) => {
    const elsewhere = { ...suspect, id: '1', patient: { ...suspect.patient, uid: 'uid-9' } }
    const same = Array.from({ length: there }, (_, at) => ({ ...suspect, id: `9${at}` }))
    const { onPostAnyway, onChoose } = showPanel(
      settling({ ...suspected.order, existing: { kind: 'suspects', payments: [elsewhere, ...same] } }),
    )
    await userEvent.click(button('Post anyway…'))
    await userEvent.click(button(words))
    expect(onPostAnyway.mock.calls).toEqual([['uid-1']])
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('that may have arrived is looked for first, on the Billing tab it was sent to, and linked', async () => {
    const events = showPanel(unclear)
    const [first] = screen.getAllByRole('heading', { level: 2 })
    expect(first?.textContent).toBe('Look at the Billing tab first')
    expect(
      screen.getByText('It was sent to Testa Oakley, Chart 10442: $84.00, dated Mar 16, 2026.'),
    ).toBeTruthy()
    expect(screen.getByText(/no clear answer came/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: posting })).toBeNull()
    await userEvent.type(screen.getByLabelText(/^Payment number/), '90118{Enter}')
    expect(events.onFindPayment.mock.calls).toEqual([['90118']])
    await userEvent.click(button('Post anyway…'))
    await userEvent.click(
      button('Post one more payment of $84.00 on Testa Oakley’s Billing tab (chart 10442)'),
    )
    expect(events.onPostAnyway.mock.calls).toEqual([['uid-1']])
    expect(events.onChoose).not.toHaveBeenCalled()
  })

  it.each([
    [null, 'It was posted, then voided in Nextech', 'If the void was meant, leave it'],
    ['Nextech has not shown it since.', 'Look at the Billing tab first', 'Nextech has not shown it since.'],
  ])('that is voided, or was never shown (%s), says which', (detail, heading, lead) => {
    const { voided } = panelSamples
    showPanel(settling({ ...('order' in voided ? voided.order : {}), detail }))
    const [first] = screen.getAllByRole('heading', { level: 2 })
    expect(first?.textContent).toBe(heading)
    expect(first?.nextElementSibling?.textContent).toContain(lead)
  })

  it('says the same of patients that a search by hand finds', async () => {
    const { onPostAnyway, onChoose, onSearch } = showPanel(panelSamples['suspected, searched'])
    expect(screen.queryByLabelText('Name, phone, e-mail or chart number')).toBeNull()
    await userEvent.click(button('Post anyway…'))
    await userEvent.type(screen.getByLabelText('Name, phone, e-mail or chart number'), '10443{Enter}')
    expect(onSearch.mock.calls).toEqual([['10443']])
    await userEvent.click(button(/^Post a payment of \$84\.00 on .* \(chart 10443\)$/))
    expect(onPostAnyway.mock.calls).toEqual([['uid-3']])
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('makes a new patient only by a button that says so: the form itself leads there', async () => {
    const events = showPanel(suspected)
    await userEvent.click(button('Post anyway…'))
    await userEvent.click(button('None of these: new patient'))
    await userEvent.type(screen.getByLabelText('First name'), '{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'New patient Testa Sample' }))
    await userEvent.keyboard(everyKey)
    expectNoPayment(events)
    await userEvent.click(button('Back to the form'))
    expect(screen.getByLabelText<HTMLInputElement>('First name').value).toBe('Testa')
    await userEvent.click(button('Go on'))
    const create = 'Create Testa Sample in Nextech and post a payment of $84.00 there'
    // As quick as the second half of a double press.
    await userEvent.click(button(create))
    expectNoPayment(events)
    await new Promise(done => setTimeout(done, 550))
    await userEvent.click(button(create))
    expect(events.onNewPatientAnyway.mock.calls).toEqual([[suspected.order.customer]])
    expect(events.onNewPatient).not.toHaveBeenCalled()
  })

  it('keys that chose before count no more once payments come up', async () => {
    const events = showPanel(settling({ candidates: [candidate] }))
    events.change(suspected)
    await userEvent.keyboard(everyKey)
    expectNoPayment(events)
  })
})
