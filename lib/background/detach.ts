import { stackWithoutMessage } from '../domain/safe-error.ts'

/**
 * Lets work run that nobody waits for. Its failure goes to the log without its message, which may quote a person (rules
 * 10.1): the browser itself would log all of it. A practice that was replaced has closed its database; the next one
 * goes on where it was, so that is no failure.
 */
export function detach(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    const isOver = error instanceof Error && error.name === 'DatabaseClosedError'
    if (!isOver) console.error('Work in the background failed.', stackWithoutMessage(error))
  })
}
