// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { EraseCard } from './erase-card.tsx'

afterEach(cleanup)

it('says what goes and what stays, and hands the typed word over', () => {
  const onErase = vi.fn()
  const { rerender } = render(<EraseCard state={null} onErase={onErase} />)
  expect(document.body.textContent).toMatch(/export it first.*Nextech and the shop are not touched/)
  fireEvent.input(screen.getByLabelText('Type ERASE'), { target: { value: 'ERASE' } })
  fireEvent.click(screen.getByRole('button', { name: 'Erase this computer' }))
  expect(onErase).toHaveBeenCalledExactlyOnceWith('ERASE')
  rerender(<EraseCard state="busy" onErase={onErase} />)
  fireEvent.click(screen.getByRole('button', { name: 'Erasing…' }))
  expect(onErase).toHaveBeenCalledOnce()
  rerender(<EraseCard state={{ problem: 'Nothing was erased.' }} onErase={onErase} />)
  expect(screen.getByText('Nothing was erased.')).toBeTruthy()
})
