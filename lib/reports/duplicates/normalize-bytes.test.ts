import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalEmail, normalName, normalPhone } from '../../domain/contact.ts'
import { Scratch, writeEmail, writeName, writePhone } from './normalize-bytes.ts'

type Write = typeof writeName

function written(write: Write, text: string): string {
  const out = new Scratch()
  out.text('before')
  const bytes = new TextEncoder().encode(`<${text}>`)
  write(out, bytes, 1, bytes.length - 1)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.bytes.subarray(6, out.length))
}

const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map(code => String.fromCharCode(code)) })
const unicode = fc.string({ unit: 'binary' }).map(text => text.toWellFormed())
const texts = fc.oneof(ascii, unicode, fc.constantFrom('  O’Neil-Müller ', 'a - b', '\u00a0x\u00a0', 'İ'))

describe('normal forms of bytes are those of the domain', () => {
  it('names', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(written(writeName, text)).toBe(normalName(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('e-mails, where they are addresses', () => {
    const emails = fc.oneof(
      texts,
      fc.tuple(texts, texts).map(parts => parts.join('@')),
    )
    fc.assert(
      fc.property(emails, text => {
        expect(written(writeEmail, text)).toBe(text.includes('@') ? normalEmail(text) : '')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('normalPhone of bytes', () => {
  const same = (text: string) => {
    expect([text, written(writePhone, text)]).toEqual([text, normalPhone(text) ?? ''])
  }

  it('agrees with the library on every area code', () => {
    for (let area = 0; area < 1000; area++) {
      const number = `${String(area).padStart(3, '0')}${area % 2 ? '5550100' : '0000000'}`
      same(number)
      same(`${area % 3 ? '1' : '+1'}${number}`)
    }
  }, 60_000)

  it('agrees with the library on everything that people write', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 0, maxLength: 5 })
    const gap = fc.constantFrom(
      '',
      '',
      ' ',
      '-',
      '.',
      '(',
      ')',
      ') ',
      ' - ',
      '/',
      '+',
      'x',
      ' ext. ',
      '–',
      '\u00a0',
    )
    const pieces = fc.array(fc.tuple(gap, digits), { maxLength: 6 }).map(parts => parts.flat().join(''))
    const american = fc
      .tuple(
        fc.constantFrom('', '1', '+1', '+', '1-', '1 ', '(', '1 (', '+1 (', '+1.', ' '),
        fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
        gap,
        gap,
        fc.constantFrom('', ' ', 'x12', ')', '.'),
      )
      .map(([start, number, a, b, end]) => {
        const text = String(number)
        return `${start}${text.slice(0, 3)}${a}${text.slice(3, 6)}${b}${text.slice(6)}${end}`
      })
    fc.assert(fc.property(fc.oneof(pieces, american), same), { numRuns: 3000 })
  }, 60_000)
})
