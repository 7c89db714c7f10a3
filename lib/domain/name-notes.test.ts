import { describe, expect, it } from 'vitest'
import { withoutNotes } from './name-notes.ts'

describe('rules 4: what is written beside a name is no part of it', () => {
  it.each([
    ['Ana (Anita)', 'Ana'],
    ['Ana "Anita"', 'Ana'],
    ['Ana “Anita”', 'Ana'],
    ['Ana ‘Anita’ Ruiz', 'Ana Ruiz'],
    ["Ana 'Anita'", 'Ana'],
    ['Ana «Anita»', 'Ana'],
    ['Ruiz (née López)', 'Ruiz'],
    ['Ruiz née López', 'Ruiz'],
    ['Ruiz, nee Lopez', 'Ruiz'],
    ['Ruiz geb. López', 'Ruiz'],
    ['Ruiz fka Lopez', 'Ruiz'],
    ['Ruiz f/k/a Lopez', 'Ruiz'],
    ['Ruiz (formerly Lopez)', 'Ruiz'],
    ['Ruiz de soltera López', 'Ruiz'],
    ['Ruiz [Lopez]', 'Ruiz'],
    ['Ruiz - VIP', 'Ruiz'],
    ['Ruiz – see other chart', 'Ruiz'],
    ['Ruiz *new*', 'Ruiz'],
    ['Ruiz **', 'Ruiz'],
    ['Ruiz #2', 'Ruiz'],
    ['Ruiz 2', 'Ruiz'],
    ['VIP Ana', 'Ana'],
    ['Ruiz (she/her)', 'Ruiz'],
    ['Ana Ruiz <ana@shop.com>', 'Ana Ruiz'],
    ['Ruiz c/o Lopez', 'Ruiz'],
  ])('%s is %s', (told, name) => {
    expect(withoutNotes(told)).toBe(name)
  })

  it.each([
    'O’Brien',
    "O'Brien-D'Arcy",
    'Ruiz-López',
    '(blank)',
    '"?"',
    'Renée',
    'Born',
    'Al-Vip',
    'María José',
    '',
  ])('%j stays as it is', name => {
    expect(withoutNotes(name)).toBe(name)
  })
})
