import { say } from '../../../lib/words/background-words.ts'

/** Cause and fix of a trouble, as the panel is told them. */
export function explained(trouble: 'backend-unreachable' | 'nextech-down'): string {
  return `${say(`reason.${trouble}.cause`)}\n${say(`reason.${trouble}.fix`)}`
}
