import type { Status } from '../../lib/domain/status.ts'
import type { HelpKey } from '../../lib/words/help-words.ts'
import type { ChapterId } from './chapters.ts'

/** A word of the product and what the help says about it. */
export interface Term {
  term: HelpKey
  texts: readonly HelpKey[]
  /** The badge's status, whose sign stands before the word. */
  status?: Status
}

/** A piece of a chapter; all texts are keys. */
export type Block =
  | { kind: 'heading' | 'text'; key: HelpKey }
  | { kind: 'steps' | 'list'; keys: readonly HelpKey[] }
  | { kind: 'terms'; terms: readonly Term[] }

export interface Chapter {
  id: ChapterId
  title: HelpKey
  blocks: readonly Block[]
}

export const heading = (key: HelpKey): Block => ({ kind: 'heading', key })
export const text = (key: HelpKey): Block => ({ kind: 'text', key })
export const steps = (...keys: HelpKey[]): Block => ({ kind: 'steps', keys })
export const list = (...keys: HelpKey[]): Block => ({ kind: 'list', keys })
export const terms = (rows: readonly Term[]): Block => ({ kind: 'terms', terms: rows })
export const term = (word: HelpKey, ...texts: HelpKey[]): Term => ({ term: word, texts })
