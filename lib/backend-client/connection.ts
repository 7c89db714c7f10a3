import type { BackendTrouble, ConnectionState } from '../contract/backend.ts'
import type { Instant } from '../domain/units.ts'

/** Whether the backend serves this browser, as the last answers showed. */
export interface Connection {
  state(): Promise<ConnectionState>
  /** An answer came (null), or trouble kept it back. */
  note(trouble: BackendTrouble | null): Promise<void>
}

export interface ConnectionMemory {
  read(): Promise<ConnectionState | undefined>
  write(state: ConnectionState): Promise<void>
}

/**
 * After a change that was told the next are told this much later, as one, in milliseconds. A backend that answers every
 * other time would have everything asked for again each time, many times a second.
 */
const minBetweenMs = 5_000

/**
 * Remembers how the connection stands; `onChange` hears of changes, the first answer included, until `signal` ends it:
 * of one at once, of those that follow soon after how it stands then.
 */
export function createConnection(
  memory: ConnectionMemory,
  now: () => Instant,
  onChange: (state: ConnectionState) => void,
  signal: AbortSignal,
): Connection {
  let known: ConnectionState | undefined
  let hasNews = false
  let pause: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(pause))
  const tell = () => {
    if (!known || signal.aborted) return
    hasNews = false
    onChange(known)
    pause = setTimeout(() => {
      pause = undefined
      if (hasNews) tell()
    }, minBetweenMs)
  }
  const read = async () => (known ??= await memory.read())
  return {
    async state() {
      return (await read()) ?? { trouble: null, since: now() }
    },
    async note(trouble) {
      const before = await read()
      if (before?.trouble === trouble) return
      known = { trouble, since: now() }
      await memory.write(known)
      hasNews = true
      if (pause === undefined) tell()
    },
  }
}
