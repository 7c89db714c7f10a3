import refusal from './en/refusal.json' with { type: 'json' }
import { createPatternWords } from './pattern-words.ts'

const inWords = createPatternWords(refusal)

/**
 * `path: reason` in the language that is spoken: why a file or a field is refused, as `domain/parse-file.ts` tells it. What
 * is no such reason, such as another program's words, stays as it is.
 */
export function refusalLine(line: string): string {
  const [, path = '', reason = line] = /^(\S+: )(.+)$/s.exec(line) ?? []
  return `${path}${inWords(reason)}`
}
