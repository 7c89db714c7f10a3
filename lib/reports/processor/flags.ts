import * as v from 'valibot'
import { isDate } from './dates.ts'
import { meaningOf, plainWord } from './meanings.ts'

/**
 * What a column of yes and no says of its row's money: `none` = a yes, or the date of one, moves none · `refunded` = a
 * yes means that it went back · `back` = a yes is money that went back · `approved` = a no moves none · `mode` = a test's
 * name moves none · `ignored` = nothing.
 */
export const FlagSaysSchema = v.picklist(['none', 'refunded', 'back', 'approved', 'mode', 'ignored'])
export type FlagSays = v.InferOutput<typeof FlagSaysSchema>

/** What each such column says, by its place from 0. */
export const FlagsSchema = v.record(v.string(), FlagSaysSchema)
export type Flags = v.InferOutput<typeof FlagsSchema>

/** A column that says by yes or no, or by a word, whether its row's money stayed. */
export interface Flag {
  at: number
  name: string
  says: FlagSays
}

const headings: readonly (readonly [RegExp, FlagSays])[] = [
  [
    /^(is |was )?(void(ed)?|declined?|failed|cancell?(ed|ation)|reversed|reversal|annulled|storniert|storno|anulad[oa]|anulacion|sandbox|test( mode| transaction)?)( flag| ind(icator)?| date( time)?| time| at| on|datum)?$/,
    'none',
  ],
  [/^is (a )?(refund|return|credit|chargeback)( flag| ind(icator)?)?$|^refund ind(icator)?$/, 'back'],
  [
    /^(is |was )?(refunded|refund|disputed?|charged? ?back|erstattet|reembolsad[oa])( flag| status| date( time)?| at| on)?$/,
    'refunded',
  ],
  [
    /^(is |was )?(approved|success(ful)?|succeeded|captured|settled|completed|paid|live( ?mode)?|aprobad[oa])( flag)?$/,
    'approved',
  ],
  // Where another column holds the state, these still say that a row was declined.
  [
    /^((issuer|processor|host|bank|gateway|auth(orization)?|express|ssl) )?(response|resp|rsp|reply|result) ?(text|message|msg)$|^resptext$|^setl ?stat$/,
    'approved',
  ],
  [/^(mode|environment)$/, 'mode'],
]
const yes = /^(y|yes|true|t|1|x|si|ja|on)$/
const no = /^(|n|no|false|f|0|none|null|nein|off)$/
const tests = /^(test|sandbox|staging|testing)$/

/** Whether a column of this name is one, where it holds such words. */
export function isFlag(name: string): boolean {
  return saidBy(name) !== undefined
}

const saidBy = (name: string) => headings.find(([form]) => form.test(plainWord(name)))?.[1]

/**
 * The columns that are such by their heading, and those that hold nothing but yes and no in the rows at hand: what the
 * latter say only a person knows. None of which something else is read: `taken`.
 */
export function guessFlags(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  taken: ReadonlySet<number | null>,
): Flags {
  const found = names.flatMap((name, at) => {
    if (taken.has(at)) return []
    const says = saidBy(name) ?? (isYesOrNo(rows.map(row => row[at] ?? '')) ? 'ignored' : undefined)
    return says === undefined ? [] : [[String(at), says] as const]
  })
  return Object.fromEntries(found)
}

/** A column of counts is often full of ones: figures alone must hold both. */
function isYesOrNo(cells: readonly string[]): boolean {
  const words = new Set(cells.map(plainWord).filter(word => word !== ''))
  const isKnown = [...words].every(word => yes.test(word) || no.test(word))
  return words.size > 0 && isKnown && ([...words].some(word => /[a-z]/.test(word)) || words.size > 1)
}

/** The columns that are looked at: as a person chose, else by their headings. */
export function flagsIn(
  names: readonly string[],
  taken: ReadonlySet<number | null>,
  chosen: Flags = guessFlags(names, [], taken),
): Flag[] {
  return names.flatMap((name, at) => {
    const says = taken.has(at) ? undefined : chosen[at]
    return says === undefined || says === 'ignored' ? [] : [{ at, name, says }]
  })
}

/** What the first flag that is up makes of a row; undefined where all say that its money stayed, or say nothing. */
export function flagOf(
  row: readonly string[],
  flags: readonly Flag[],
): { meaning: 'none' | 'refunded' | 'back'; word: string } | undefined {
  for (const { at, name, says } of flags) {
    const cell = (row[at] ?? '').trim()
    const meaning = meaningBy(says, cell, name)
    if (meaning) return { meaning, word: `${name}: ${cell}` }
  }
  return undefined
}

function meaningBy(says: FlagSays, cell: string, name: string): 'none' | 'refunded' | 'back' | undefined {
  const word = plainWord(cell)
  if (says === 'mode') return tests.test(word) ? 'none' : undefined
  if (says === 'approved')
    return word !== '' && (no.test(word) || meaningOf('state', word) === 'none') ? 'none' : undefined
  if (says === 'ignored' || no.test(word)) return undefined
  // `V` or `Void` under `Voided`.
  const isNamed = plainWord(name)
    .replace(/^(is|was) /, '')
    .startsWith(word)
  if (yes.test(word) || isNamed || isDate(cell)) return says
  // A dispute that was lost took its money; a card that is lost is another column's.
  const isGone =
    meaningOf('state', word) === 'refunded' || (word === 'lost' && /\bdispute/.test(plainWord(name)))
  return says === 'refunded' && isGone ? 'refunded' : undefined
}
