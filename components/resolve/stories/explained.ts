import { say } from '../../../lib/words/background-words.ts'

/** Cause and fix of a trouble, as the panel is told them. */
export function explained(trouble: 'backend-unreachable' | 'nextech-down'): string {
  const fix =
    trouble === 'nextech-down'
      ? `${say('panel.try-again')} ${say('panel.try-again.connection')}`
      : say(`reason.${trouble}.fix`)
  return `${say(`reason.${trouble}.cause`)}\n${fix}`
}
