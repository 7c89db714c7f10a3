import { screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { reasonCodes } from '../../lib/domain/reasons.ts'
import { say } from '../../lib/words/panel-words.ts'
import { showPanel } from '../../tests/fixtures/show-panel.tsx'
import { candidate, nobodyFound, order, panelSamples, settling } from './stories/samples.ts'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const said = () => screen.getByRole('status').textContent

describe('ResolvePanel', () => {
  it('says that it is looking, then puts the focus on the order', () => {
    const { change } = showPanel(panelSamples.loading)
    expect(said()).toBe('Looking for this customer in Nextech…')
    change(settling())
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Order 100000123' }))
    expect(screen.getByRole('banner').textContent).toContain('$84.00 · placed Mar 16, 2026')
  })

  it('offers nothing to press but its head until a press would count', () => {
    const { change } = showPanel(settling(), false)
    expect(button('Close')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull()
    change(settling())
    expect(screen.getAllByRole('button', { name: /^Choose/ })).not.toHaveLength(0)
  })

  it('says why the order was not posted by itself', () => {
    showPanel(settling())
    expect(screen.getByText(/not every detail agrees/)).toBeTruthy()
  })

  it('closes by its button', async () => {
    const { onClose } = showPanel(settling())
    await userEvent.click(button('Close'))
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('shows the order beside Nextech and marks each field in words', () => {
    showPanel(settling())
    const table = screen.getByRole('table', { name: 'Testa Oakley compared with the order' })
    const cells = within(table)
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent))
    expect(cells).toEqual([
      ['Order', 'Nextech'],
      ['Last nameDifferent'],
      ['Sample', 'Oakley'],
      ['PhoneUnknown'],
      ['(214) 563-0142', 'not shown by Nextech'],
    ])
    expect(screen.getAllByRole('article')[0]?.textContent).toContain('Same: First name, E-mail')
  })

  it('says how likely each is, and what speaks for and against it', () => {
    showPanel(settling())
    const [card] = screen.getAllByRole('article')
    const rank = card?.querySelector('.rank')
    const told = [...(rank?.querySelectorAll('dl > div') ?? [])].map(row =>
      [...row.children].map(cell => cell.textContent),
    )
    expect(card?.querySelector('.likelihood')?.textContent).toBe('Likely the customer')
    expect(told).toEqual([
      ['For', 'same e-mail · same birth date'],
      ['Against', 'different last name'],
      ['Says little', 'same ZIP code'],
    ])
    expect(rank?.textContent).not.toContain('Not automatic')
  })

  it('names the double where a patient has all four details', () => {
    const fields = candidate.fields.map(field => ({ ...field, likeness: 'equal' as const }))
    const double = { ...candidate, fields }
    showPanel(settling({ reason: 'same-details', candidates: [double, { ...double, uid: 'uid-2' }] }))
    expect(screen.getAllByText('Not automatic: another patient has the same four details')).toHaveLength(2)
  })

  it('names the open quotes, and marks the one of the order’s own amount', () => {
    showPanel(settling())
    const [card] = screen.getAllByRole('article')
    const quotes = [...(card?.querySelectorAll('.quotes li') ?? [])].map(item => item.textContent)
    expect(quotes).toEqual([
      'Quote 7702: $84.00 LIGHT PEEL · Mar 2, 2026same amount as this order',
      'Quote 7701: $1,200.00 Feb 11, 2026',
    ])
  })

  it('shows the payment that a choice posts, and what was bought', () => {
    showPanel(settling())
    const sale = screen.getByRole('banner').querySelector('details')
    expect(sale?.querySelector('summary')?.textContent).toBe('$84.00 · placed Mar 16, 2026 · posts as Visa')
    expect(sale?.textContent).toContain('2 × SKIN-CEU-30')
    expect(sale?.textContent).toContain('DermPRO #100000123 | 2x SKIN-CEU-30, 1x ELTA-46')
  })

  it('says of no choice that it posts while the sync only observes', () => {
    showPanel(settling({ held: 'observe-only' }))
    const [summary] = screen.getByRole('banner').getElementsByTagName('summary')
    expect(summary?.textContent).toBe('$84.00 · placed Mar 16, 2026 · would post as Visa')
  })

  it('opens the history of the order', async () => {
    const { onHistory } = showPanel(settling())
    await userEvent.click(button('History'))
    expect(onHistory).toHaveBeenCalledOnce()
  })

  it('names chart and birth date of the one who was chosen', () => {
    const details = { chartNumber: '11908', birthDate: '1979-01-02', place: null }
    const step = {
      kind: 'undo',
      secondsLeft: 4,
      patient: 'Testa Oakley',
      details,
      isNew: false,
      orders: 1,
    } as const
    showPanel(settling({}, step))
    expect(
      screen.getAllByText(/Testa Oakley \(chart 11908 · born Jan 2, 1979\) chosen\./).length,
    ).toBeGreaterThan(0)
  })

  it('hands on the chosen patient', async () => {
    const { onChoose } = showPanel(settling())
    await userEvent.click(button(/^Choose Testa Oakley/))
    expect(onChoose.mock.calls).toEqual([['uid-1', []]])
  })

  it('tells patients of one name apart, for the ear too', () => {
    showPanel(settling({ candidates: [candidate, { ...candidate, uid: 'uid-2', chartNumber: '881' }] }))
    expect(button('Choose Testa Oakley · chart 10442')).toBeTruthy()
    const told = screen
      .getAllByRole('button', { name: /^Choose Testa Oakley/ })
      .map(({ attributes }) =>
        document.getElementById(attributes.getNamedItem('aria-describedby')?.value.split(' ')[0] ?? ''),
      )
    expect(told.map(details => details?.textContent?.slice(0, 11))).toEqual(['Chart 10442', 'Chart 881bo'])
  })

  it('shows markup in a name as text', () => {
    const name = '<img src=x onerror=alert(1)> {amount}'
    showPanel(settling({ candidates: [{ ...candidate, name }] }))
    expect(screen.getByRole('heading', { name })).toBeTruthy()
    expect(button(`Choose ${name}`)).toBeTruthy()
    expect(document.querySelector('img')).toBeNull()
  })

  it('takes no second choice while the first is saved', async () => {
    const { onChoose } = showPanel(panelSamples.saving)
    await userEvent.click(button(/^Choose Testa Oakley/))
    expect(onChoose).not.toHaveBeenCalled()
    expect(said()).toBe('Saving the choice…')
  })

  it('counts down, with Undo in focus, and says it only once', async () => {
    const { onUndo, change } = showPanel(panelSamples.undo)
    expect(screen.getByRole('timer').textContent).toBe('Posting in 5 s')
    expect(document.activeElement).toBe(button('Undo'))
    const first = said()
    expect(first).toMatch(/^Testa Oakley chosen\. .*Undo/)
    change(settling({}, { kind: 'undo', secondsLeft: 4, patient: 'Testa Oakley', isNew: false, orders: 1 }))
    expect(screen.getByRole('timer').textContent).toBe('Posting in 4 s')
    expect(said()).toBe(first)
    expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull()
    await userEvent.click(button('Undo'))
    expect(onUndo).toHaveBeenCalledOnce()
  })

  it('says what happens once the time is over', () => {
    const { change } = showPanel(panelSamples.undo)
    change(panelSamples.done)
    expect(said()).toBe('The payment is being posted')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'The payment is being posted' }))
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it.each(reasonCodes)('rules 5: never says that a choice is posted while nothing is: %s', held => {
    const { change } = showPanel(
      settling({ held }, { kind: 'undo', secondsLeft: 5, patient: 'Testa Oakley', isNew: false, orders: 1 }),
    )
    expect(screen.getByRole('timer').textContent).toBe('Kept in 5 s')
    expect(said()).toMatch(/Nothing is posted yet\.$/)
    change(settling({ held }, { kind: 'done' }))
    expect(said()).toBe('Your choice is kept. Nothing is posted yet')
    expect(document.body.textContent).toContain(say(`reason.${held}.cause`))
    expect(document.body.textContent).not.toMatch(/being posted|Posting in|in Nextech\. You can close/)
  })

  it('asks again after an undo', () => {
    const { change } = showPanel(panelSamples.undo)
    change(panelSamples.undone)
    expect(said()).toMatch(/^Undone/)
    expect(button(/^Choose Testa Oakley/)).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Order 100000123' }))
  })

  it('offers nothing once the payment is under way', () => {
    showPanel(panelSamples.taken)
    expect(screen.getByRole('heading', { name: 'Nothing to choose any more' })).toBeTruthy()
    expect(screen.getAllByRole('button').map(each => each.textContent)).toEqual([
      'History',
      '',
      'Next to RESOLVE (3 wait)',
    ])
  })

  it('offers no new patient while Nextech could not be read', async () => {
    const { onRetry } = showPanel(panelSamples['candidates unread'])
    expect(screen.getByText(/Nextech cannot be reached\. Payments wait/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /patient/ })).toBeNull()
    await userEvent.click(button('Try again'))
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('tells a panel that is too old from a sync that does not answer', async () => {
    const { onRetry, onClose, change } = showPanel(panelSamples.expired)
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('press RESOLVE again')
    await userEvent.click(within(alert).getByRole('button', { name: 'Close' }))
    expect(onClose).toHaveBeenCalledOnce()
    change(panelSamples.unreachable)
    await userEvent.click(button('Try again'))
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('alerts to a choice that could not be saved', () => {
    const { change } = showPanel(panelSamples['a failed choice'])
    expect(screen.getByRole('alert').textContent).toContain('Nextech did not answer within 15 seconds.')
    change({ ...settling(), failure: '' })
    expect(screen.getByRole('alert').textContent).toContain('Nothing was posted.')
    expect(button(/^Choose Testa Oakley/)).toBeTruthy()
  })
})

describe('New patient', () => {
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
  const submit = () => userEvent.click(button('Create patient and post'))

  it('opens at once where nobody was found, with the missing field in focus', () => {
    showPanel(nobodyFound)
    expect(field('First name').value).toBe('Testa')
    expect(field('Birth date').required).toBe(true)
    expect(document.activeElement).toBe(field('Birth date'))
    expect(screen.getByText('Missing in the order')).toBeTruthy()
  })

  it('opens by its button where there are candidates', async () => {
    showPanel(settling())
    expect(screen.queryByLabelText('Birth date')).toBeNull()
    await userEvent.click(button('None of these: new patient'))
    expect(button('None of these: new patient').getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(field('First name'))
  })

  it('ties each fault to its field, goes to the first, and hands nothing on', async () => {
    const { onNewPatient } = showPanel(nobodyFound)
    await userEvent.clear(field('Phone'))
    await userEvent.type(field('Phone'), '2144')
    await submit()
    const told = (name: string) =>
      (field(name).getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map(id => document.getElementById(id)?.textContent)
    expect(told('Phone')).toEqual(['Enter the 10 digits of a US phone number.'])
    expect(told('Birth date')).toEqual(['Missing in the order', 'Fill this in.'])
    expect(field('Phone').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field('Phone'))
    expect(onNewPatient).not.toHaveBeenCalled()
  })

  it('hands on the whole patient', async () => {
    const { onNewPatient } = showPanel(nobodyFound)
    await userEvent.type(field('Birth date'), '1980-01-02')
    await userEvent.type(field('First name'), ' ')
    await submit()
    expect(onNewPatient.mock.calls).toEqual([[order.customer]])
  })

  it('keeps what was typed through an undo', async () => {
    const { change } = showPanel(nobodyFound)
    await userEvent.type(field('Birth date'), '1980-01-02')
    change({
      ...nobodyFound,
      step: { kind: 'undo', secondsLeft: 5, patient: 'Testa Sample', isNew: true, orders: 1 },
    })
    expect(said()).toMatch(/^New patient Testa Sample\./)
    change({ ...nobodyFound, step: { kind: 'undone' } })
    expect(field('Birth date').value).toBe('1980-01-02')
  })
})
