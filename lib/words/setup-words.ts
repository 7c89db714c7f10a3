import reason from './en/reason.json' with { type: 'json' }
import setup from './en/setup.json' with { type: 'json' }
import source from './en/source.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

const texts = { ...reason, ...setup, ...source, ...trouble }

/** What the setup page says. */
export const { say } = createWords(texts)

/** Whether there is such a text: some findings have a fix of their own, the others their check's. */
export function knows(key: string): key is keyof typeof texts {
  return Object.hasOwn(texts, key)
}
