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

/** Remembers how the connection stands; `onChange` hears of every change, the first answer included. */
export function createConnection(
  memory: ConnectionMemory,
  now: () => Instant,
  onChange: (state: ConnectionState, before: ConnectionState | undefined) => void,
): Connection {
  let known: ConnectionState | undefined
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
      onChange(known, before)
    },
  }
}
