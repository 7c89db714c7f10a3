import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import { spanish } from '../../lib/words/spanish.ts'
import { english, type Language, speak } from '../../lib/words/words.ts'

const spoken = new AsyncLocalStorage<Language>()
speak(() => spoken.getStore() ?? english)

/** Answers each request in the language that its browser or station asks for: Spanish where it comes first, else English. */
export const inTheirLanguage: MiddlewareHandler = (c, next) =>
  spoken.run(languageOf(c.req.header('Accept-Language')), next)

/** Does what speaks for nobody who asks, as a mail, in a language. */
export function inLanguage<T>(language: 'en' | 'es', work: () => T): T {
  return spoken.run(language === 'es' ? spanish : english, work)
}

function languageOf(accepted = ''): Language {
  return /^\s*es\b/i.test(accepted) ? spanish : english
}
