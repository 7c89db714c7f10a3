import { render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { spanish } from '../../lib/words/spanish.ts'
import { english, speak } from '../../lib/words/words.ts'
import { HelpLink } from './help-link.tsx'

const name = 'Help for this page (opens in a new tab)'
afterEach(() => speak(() => english))

it('is a link that a keyboard reaches, and leaves the page as it is', () => {
  render(<HelpLink chapter="refunds" />)
  const link = screen.getByRole('link', { name })
  expect(link.getAttribute('href')).toBe('help.html#refunds')
  expect(link.getAttribute('target')).toBe('_blank')
  link.focus()
  expect(document.activeElement).toBe(link)
})

it('has its name in Spanish, too', () => {
  speak(() => spanish)
  render(<HelpLink chapter="start" />)
  expect(screen.getByRole('link').getAttribute('aria-label')).toMatch(/^Ayuda/)
})
