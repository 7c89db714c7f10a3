import activity from './en/activity.json' with { type: 'json' }
import reason from './en/reason.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

const texts = { ...activity, ...reason, ...trouble }

/** What the activity page says. */
export const { say, plural } = createWords(texts)

/** Whether there is such a text: of what a newer backend tells there may be none. */
export function knows(key: string): key is keyof typeof texts {
  return Object.hasOwn(texts, key)
}
