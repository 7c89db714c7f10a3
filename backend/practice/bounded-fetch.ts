import { wholeAnswer } from '../nextech/whole-answer.ts'

/**
 * A `fetch` whose answers are at most so many bytes: a shop is named by a practice's own people, and one that never stops
 * talking would take the memory of all practices. A longer one breaks off as a lost connection does.
 */
export function boundedFetch(maxBytes: number, send: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const answer = await send(input, init)
    return answer.body ? wholeAnswer(answer.body, maxBytes, answer) : answer
  }
}
