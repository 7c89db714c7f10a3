import * as v from 'valibot'
import { browser } from 'wxt/browser'

/**
 * A value that lives in memory until the browser closes, hidden from content scripts: tokens, tickets, the password
 * until its one use. Nothing here is ever on disk.
 */
export interface SessionValue<T> {
  read(): Promise<T | undefined>
  write(value: T): Promise<void>
  clear(): Promise<void>
}

export function sessionValue<S extends v.GenericSchema>(
  key: string,
  schema: S,
): SessionValue<v.InferOutput<S>> {
  return {
    async read() {
      const result = v.safeParse(schema, (await browser.storage.session.get(key))[key])
      return result.success ? result.output : undefined
    },
    write: value => browser.storage.session.set({ [key]: value }),
    clear: () => browser.storage.session.remove(key),
  }
}

/** Calls back now and whenever whether somebody is signed in changes; answers how to stop. */
export function watchSignedIn(listener: (signedIn: boolean) => void): () => void {
  const look = async () => listener('tokens' in (await browser.storage.session.get('tokens')))
  const hear = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && 'tokens' in changes) void look()
  }
  browser.storage.onChanged.addListener(hear)
  void look()
  return () => browser.storage.onChanged.removeListener(hear)
}
