import told from './en/told.json' with { type: 'json' }
import { createPatternWords } from './pattern-words.ts'

const inWords = createPatternWords(told)

/**
 * What the sync keeps of an order, of a sign-in or of Nextech's set-up as an English sentence, in the language that is
 * spoken. A number or a query in brackets at its end stays; so does what another program said.
 */
export function toldLine(sentence: string): string {
  const whole = inWords(sentence)
  if (whole !== sentence) return whole
  const [, told = sentence, end = ''] = /^(.+)( \([^()]+\))$/s.exec(sentence) ?? []
  return `${inWords(told)}${end}`
}
