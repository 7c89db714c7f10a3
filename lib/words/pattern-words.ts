import { createWords } from './words.ts'

/**
 * Says a sentence that code tells in English in the language that is spoken: each text is a pattern of its English, the
 * special ones before the general ones, as the file has them. What is no such sentence stays as it is.
 */
export function createPatternWords(texts: Readonly<Record<string, string>>): (sentence: string) => string {
  const { say } = createWords(texts)
  const patterns = Object.entries(texts).map(([key, text]) => ({
    key,
    pattern: new RegExp(`^${escaped(text).replace(/\\\{([\w-]+)\\\}/g, '(?<$1>.+)')}$`),
  }))
  const keys = new Map(Object.entries(texts).map(([key, text]) => [text, key]))
  // A value may be a word of ours itself, such as what a list is of.
  const wordOf = (value: string) => say(keys.get(value) ?? value)
  return sentence => {
    for (const { key, pattern } of patterns) {
      const told = pattern.exec(sentence)
      const values = Object.entries(told?.groups ?? {}).map(([name, value]) => [name, wordOf(value)])
      if (told) return say(key, Object.fromEntries(values))
    }
    return sentence
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
