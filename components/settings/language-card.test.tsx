import { fireEvent, render, screen } from '@testing-library/preact'
import { expect, it, vi } from 'vitest'
import { LanguageCard } from './language-card.tsx'

it('offers each language by its own name, and tells which was chosen', () => {
  const onChoose = vi.fn()
  render(<LanguageCard choice="es" onChoose={onChoose} />)
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: /Language of this extension/ })
  expect([...select.options].map(({ text }) => text)).toEqual([
    'The browser’s language',
    'English',
    'Español',
  ])
  expect(select.value).toBe('es')
  fireEvent.change(select, { target: { value: 'en' } })
  expect(onChoose.mock.calls).toEqual([['en']])
})

it('shows nothing before the choice was read', () => {
  const { container } = render(<LanguageCard choice={null} onChoose={() => {}} />)
  expect(container.innerHTML).toBe('')
})
