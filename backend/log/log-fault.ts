import { stackWithoutMessage } from '../../lib/domain/safe-error.ts'

/**
 * Tells a fault in one line of JSON: when, what in words of ours, the kind of the error and the lines of code. Never its message,
 * which may quote what it stumbled over: names, addresses, a request.
 */
export function logFault(event: string, error: unknown): void {
  const [kind, ...stack] = stackWithoutMessage(error).split('\n')
  const frames = stack.map(line => line.trim())
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', event, kind, frames }))
}
