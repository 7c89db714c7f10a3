import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { CardTypesCard } from './card-types-card.tsx'
import type { CardTypesView } from './card-types-view.ts'
import { cardTypesSamples, cardTypesView } from './stories/card-types-samples.ts'

const sample = (name: string) => cardTypesSamples[name] ?? expect.fail(name)
function show(view: CardTypesView | null = cardTypesView) {
  const events = { onOpen: vi.fn(), onCancel: vi.fn(), onSave: vi.fn(), onRemove: vi.fn() }
  return { ...events, ...render(<CardTypesCard view={view} {...events} />), events }
}
const button = (name: string) => screen.getByRole('button', { name })
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)

describe('the labels of card brands', () => {
  it('are not there while nothing is configured', () => {
    show(null)
    expect(screen.queryByRole('heading')).toBeNull()
  })

  it('are listed in words, to edit and to remove', async () => {
    const { onOpen, onRemove } = show()
    expect(screen.getAllByRole('listitem').map(each => each.textContent)).toEqual([
      'Visa (VI)VisaEditRemove',
      'Visa DebitDebit CardEditRemove',
      'Cards whose brand is not told (*)Other CardEditRemove',
    ])
    await userEvent.click(button('Edit Visa (VI)'))
    await userEvent.click(button('Remove Visa Debit'))
    await userEvent.click(button('Add a brand'))
    expect(onOpen.mock.calls).toEqual([['VI'], ['']])
    expect(onRemove.mock.calls).toEqual([['Visa Debit']])
  })

  it('name the brands of orders that wait', async () => {
    const { onOpen } = show(sample('waiting'))
    await userEvent.click(button('Give Discover (DI) a label'))
    expect(onOpen.mock.calls).toEqual([['DI']])
  })

  it('are given by keyboard alone', async () => {
    const { onSave } = show({ ...cardTypesView, form: { brand: '', label: '', was: null } })
    expect(document.activeElement).toBe(field('Brand'))
    await userEvent.keyboard(' Maestro {Tab}Debit Card{Enter}')
    expect(onSave.mock.calls).toEqual([['Maestro', 'Debit Card']])
  })

  it('begin with the label where the brand is known', async () => {
    const { onSave } = show(sample('led here by an order'))
    expect(field('Brand').value).toBe('Maestro')
    expect(document.activeElement).toBe(field('Label in Nextech'))
    await userEvent.keyboard('Debit{Enter}')
    expect(onSave.mock.calls).toEqual([['Maestro', 'Debit']])
  })

  it('are left as they were by Escape, and the focus stays in the card', async () => {
    const { onCancel, rerender, events } = show(sample('editing'))
    await userEvent.keyboard('{Escape}')
    expect(onCancel).toHaveBeenCalledOnce()
    rerender(<CardTypesCard view={cardTypesView} {...events} />)
    expect(document.activeElement).toBe(button('Add a brand'))
  })

  it('say beside the field why one is not taken', () => {
    show(sample('refused'))
    const told = document.getElementById(field('Label in Nextech').getAttribute('aria-describedby') ?? '')
    expect(told?.textContent).toBe('names one brand twice: VI and visa')
  })

  it('tell everybody what was saved', () => {
    const { container } = show(sample('saved'))
    expect(container.querySelector('[aria-live=polite]')?.textContent).toBe(
      'Maestro is posted as Debit Card.',
    )
  })

  it('are an administrator’s where they supply them', () => {
    show(sample('supplied by an administrator'))
    expect(screen.queryByRole('button')).toBeNull()
    const waiting = within(screen.getAllByRole('list')[0] ?? expect.fail()).getAllByRole('listitem')
    expect(waiting.map(each => each.textContent)).toEqual(['Maestro'])
  })

  it('are a manager’s at a backend: staff see them and why they cannot change them', () => {
    show(sample('for a manager alone'))
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(/^Only a manager can change this/)).toBeTruthy()
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1)
  })
})
