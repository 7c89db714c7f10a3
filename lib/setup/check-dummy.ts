import { type Finding, found } from '../domain/setup-checks.ts'
import type { FoundDummy } from './ports.ts'

/** The address that the set-up article gives its patient, as the fix names it. */
const address = '6601 Hillcrest Ave. Suite E #201, Dallas, Texas 75205'

/** Findings of what cannot be known while the dummy patient is not known. */
export const unreadFacts: readonly Finding[] = [
  found('dummy-status', 'unread'),
  found('dummy-gender', 'unread'),
  found('dummy-address', 'unread'),
  found('dummy-email', 'unread'),
]

/** What the article asks of its patient beside the name, the birth date and what it is tied to. */
export function checkDummyFacts(dummy: FoundDummy): Finding[] {
  return [
    checkStatus(dummy),
    dummy.gender === null
      ? found('dummy-gender', 'none')
      : found('dummy-gender', 'told', { found: dummy.gender }),
    checkAddress(dummy),
    found('dummy-email', dummy.hasEmail ? 'told' : 'none'),
  ]
}

/** The article wants a patient, not a prospect; builds before 14.1 do not tell (Nextech API 2.1). */
function checkStatus({ status, isInactive }: FoundDummy): Finding {
  const values = { found: status ?? '' }
  if (isInactive) return found('dummy-status', 'inactive', values)
  if (status === null) return found('dummy-status', 'untold')
  const word = status.toLowerCase().replace(/[^a-z]/g, '')
  if (word === 'patient') return found('dummy-status', 'patient', values)
  if (word === 'prospect') return found('dummy-status', 'prospect', values)
  return found('dummy-status', /patient.*prospect|prospect.*patient/.test(word) ? 'both' : 'other', values)
}

function checkAddress({ address: told }: FoundDummy): Finding {
  if (told === null) return found('dummy-address', 'none', { wanted: address })
  const values = { wanted: address, found: told }
  return found('dummy-address', isArticleAddress(told) ? 'right' : 'other', values)
}

/** Other spellings of a word in an address. */
const spellings: Readonly<Record<string, string>> = {
  avenue: 'ave',
  av: 'ave',
  ste: 'suite',
  unit: 'suite',
  texas: 'tx',
}

/** Whether an address is the article's, however it is cut into lines, abbreviated and punctuated. */
function isArticleAddress(told: string): boolean {
  const [wanted, given] = [wordsOf(address), wordsOf(told)]
  const zip = (words: readonly string[]) => words.filter(word => /^\d{5}$/.test(word)).at(-1)
  // Nine digits of a ZIP and a country's name behind it say nothing else.
  const extra = given.filter(word => !wanted.includes(word) && !/^\d{4}$/.test(word) && !isCountry(word))
  return (
    zip(given) === zip(wanted) &&
    wanted.every(word => optional(word) || given.includes(word)) &&
    extra.length === 0
  )
}

/** The suite's own words: a practice may leave `Suite` away and keep `E #201`. The state is told by its ZIP. */
const optional = (word: string) => word === 'suite' || word === 'tx'

const isCountry = (word: string) => ['us', 'usa', 'united', 'states', 'of', 'america'].includes(word)

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map(word => spellings[word] ?? word)
}
