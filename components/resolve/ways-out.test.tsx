import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { showPanel } from '../../tests/fixtures/show-panel.tsx'
import { panelSamples, payment, settling } from './stories/samples.ts'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
describe('keys', () => {
  it('Enter chooses the best, digits choose by number', async () => {
    const { onChoose } = showPanel(settling())
    await userEvent.keyboard('{Enter}2')
    expect(onChoose.mock.calls).toEqual([
      ['uid-1', []],
      ['uid-2', []],
    ])
  })

  it('Enter chooses nobody where the first two are alike in everything', async () => {
    const { onChoose } = showPanel(panelSamples['alike in everything'])
    expect(screen.getByText(/agree in everything/)).toBeTruthy()
    expect(screen.getByText(/Chart 10442 and Chart 10443: open both charts/)).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
    await userEvent.keyboard('2')
    expect(onChoose.mock.calls).toEqual([['uid-3', []]])
  })

  it('Enter chooses nobody where two are no more than possible', async () => {
    const { onChoose } = showPanel(
      settling({
        candidates: settling().order.candidates.map(each => ({
          ...each,
          rank: { ...each.rank, likelihood: 'possible' },
        })),
      }),
    )
    await userEvent.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('Enter chooses nobody where two are charts of one person', async () => {
    const { onChoose } = showPanel(
      settling({
        candidates: settling().order.candidates.map(each => ({
          ...each,
          rank: { likelihood: 'very-likely', reasons: [{ code: 'duplicate', favours: 'neither' }] },
        })),
      }),
    )
    expect(screen.getAllByText(/another chart listed here is the same person/)).not.toHaveLength(0)
    await userEvent.keyboard('{Enter}')
    expect(onChoose).not.toHaveBeenCalled()
    await userEvent.keyboard('1')
    expect(onChoose).toHaveBeenCalledOnce()
  })

  it.each(['saving', 'undo', 'done', 'taken'] as const)('count no more: %s', async state => {
    const { onChoose } = showPanel(panelSamples[state])
    screen.getByRole('heading', { level: 1 }).focus()
    await userEvent.keyboard('1')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('are left to a person who types', async () => {
    const { onChoose } = showPanel(settling())
    await userEvent.type(screen.getByLabelText('Name, phone, e-mail or chart number'), '10442')
    await userEvent.keyboard('{Control>}1{/Control}')
    expect(onChoose).not.toHaveBeenCalled()
  })
})

describe('other ways out', () => {
  it('searches as typed, and chooses a patient that it found', async () => {
    const { onSearch, onChoose, change } = showPanel(settling())
    await userEvent.type(screen.getByLabelText('Name, phone, e-mail or chart number'), 'Oakley{Enter}')
    expect(onSearch.mock.calls).toEqual([['Oakley']])
    change(panelSamples['search found'])
    expect(
      screen.getByText('80 patients found, the best 1 are shown. Type more of the name for fewer.'),
    ).toBeTruthy()
    const chosen = screen.getAllByRole('button', { name: /^Choose/ }).at(-1)
    await userEvent.click(chosen ?? expect.fail())
    expect(onChoose.mock.calls).toEqual([['uid-3', []]])
  })

  it.each([
    ['search found nobody', /Check the spelling/],
    ['search failed', /did not answer within 15 seconds/],
    ['no payment found', /Check the payment number/],
    ['born on another day', /2 patients look like this customer\. Only the best is shown/],
    ['sixty with one e-mail', /60 patients look like this customer\. Only the best 2 are shown/],
    ['one is gone', /merged or removed\. Search below/],
    ['patient without phone and birth date', /neither a phone nor a birth date/],
    ['pressed too soon', /Read it, then press again/],
    ['covered', /Uncover the panel/],
    ['open elsewhere', /^Open in Front desk too, since 9:42 AM$/],
    ['decided by another', /^Settled by another window of this browser at 9:42 AM$/],
    ['voided', /nothing is posted by itself/],
    ['suspects gone', /Look at the patient’s Billing tab before you post/],
    ['suspected, unread', /Nextech cannot be reached/],
    ['a payment came meanwhile', /payment 90121 has come up/],
    ['came back', /On its way to Nextech it met what is shown here/],
  ] as const)('says its sentence: %s', (state, sentence) => {
    showPanel(panelSamples[state])
    expect(screen.getByText(sentence)).toBeTruthy()
  })

  it('shows what was posted by hand, what fits, and what belongs to another order', async () => {
    const { onFindPayment, onLink, change } = showPanel(settling())
    await userEvent.click(button('It is already posted by hand'))
    await userEvent.type(screen.getByLabelText('Payment number, if you have it'), '90118{Enter}')
    expect(onFindPayment.mock.calls).toEqual([['90118']])
    change(panelSamples['payments found'])
    expect(screen.getByText('fits this order')).toBeTruthy()
    expect(screen.getByText('another order’s already')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Link payment 90119' })).toBeNull()
    await userEvent.click(button(`Link payment ${payment.id}`))
    expect(onLink.mock.calls).toEqual([['90118']])
  })

  it('remembers “not this one”, and shows what is remembered', async () => {
    const { onDeny, onAllow, onForget, change } = showPanel(settling())
    await userEvent.click(button('Not this one: Testa Oakley'))
    expect(onDeny.mock.calls).toEqual([['uid-1']])
    change(panelSamples.remembered)
    expect(
      screen.getByText(/went to Testa Oakley, Chart 10442, chosen 9:42 AM by Front desk\. .* changed since/),
    ).toBeTruthy()
    await userEvent.click(button('Forget this'))
    await userEvent.click(button('Undo “not this one” for a patient that Nextech does not show'))
    expect([onForget.mock.calls.length, onAllow.mock.calls]).toEqual([1, [['uid-8']]])
  })

  it('resolves all open orders of the customer with one confirmation, each named', async () => {
    const { onChoose } = showPanel(panelSamples['three orders of one customer'])
    const all = screen.getByRole('checkbox', { name: 'Also for the 2 other open orders of this customer' })
    expect(screen.getByText(/100000125/).textContent).toContain('$99.50')
    await userEvent.click(all)
    await userEvent.click(button(/^Choose Testa Oakley for 3 orders/))
    expect(onChoose.mock.calls).toEqual([['uid-1', ['100000124', '100000125']]])
  })

  it('posts a voided order again only under words that say so', async () => {
    const { onChoose, onPostAnyway } = showPanel(panelSamples.voided)
    expect(screen.getByRole('heading', { name: 'Payment 90118' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^It is this one/ })).toBeNull()
    await userEvent.keyboard('{Enter}1')
    await userEvent.click(button('Post again…'))
    expect(onPostAnyway).not.toHaveBeenCalled()
    await userEvent.click(button('Post $84.00 again on Testa Oakley’s Billing tab (chart 10442)'))
    expect(onPostAnyway.mock.calls).toEqual([['uid-1']])
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('leaves the order for later, and goes on to the next', async () => {
    const { onLater, onNext, change } = showPanel(settling())
    await userEvent.click(button('Leave for later'))
    expect(onLater).toHaveBeenCalledOnce()
    change(panelSamples.left)
    await userEvent.click(button('Next to RESOLVE (3 wait)'))
    expect(onNext).toHaveBeenCalledOnce()
    change(panelSamples['no way to the next'])
    expect(screen.getByRole('alert').textContent).toMatch(/next order could not be opened.*Try again/)
    await userEvent.click(button('Next to RESOLVE (3 wait)'))
    expect(onNext).toHaveBeenCalledTimes(2)
    change(panelSamples['nothing more waits'])
    expect(screen.getByText(/That was the last one/)).toBeTruthy()
  })

  it('shows nothing at all without a ticket', () => {
    showPanel({ kind: 'nothing' })
    expect(document.body.textContent).toBe('')
  })
})
