import { say } from '../../../lib/words/background-words.ts'

/** Cause and fix of a trouble, as the panel is told them. */
export function explained(trouble: 'backend-unreachable' | 'nextech-down'): string {
  const fix = trouble === 'nextech-down' ? 'panel.try-again' : (`reason.${trouble}.fix` as const)
  return `${say(`reason.${trouble}.cause`)}\n${say(fix)}`
}
