import refusal from './en/refusal.json' with { type: 'json' }
import { createWords } from './words.ts'

const { say } = createWords(refusal)

/** Each reason as a pattern of its English text, the special ones before the general ones, as the file has them. */
const reasons = Object.entries(refusal).map(([key, text]) => ({
  key: key as keyof typeof refusal,
  pattern: new RegExp(`^${escaped(text).replace(/\\\{(\w+)\\\}/g, '(?<$1>.+)')}$`),
}))

/**
 * `path: reason` in the language that is spoken: why a file or a field is refused, as `domain/parse-file.ts` tells it. What
 * is no such reason, such as another program's words, stays as it is.
 */
export function refusalLine(line: string): string {
  const [, path = '', reason = line] = /^(\S+: )(.+)$/s.exec(line) ?? []
  return `${path}${inWords(reason)}`
}

function inWords(reason: string): string {
  for (const { key, pattern } of reasons) {
    const told = pattern.exec(reason)
    if (told) return say(key, told.groups)
  }
  return reason
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
