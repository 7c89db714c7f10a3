/** A line of code in Chromium's stacks and in Firefox's; a message's own line ends in no line and column. */
const frame = /^(?:\s+at .*|[^\s@]*@\S+):\d+:\d+\)?$/

/**
 * Where a bug was met, for the log: the kind of the error and the lines of code, never its message, which may quote
 * what it stumbled over.
 */
export function stackWithoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter(line => frame.test(line))
  return [error.name, ...frames.slice(0, 8)].join('\n')
}
