import { logFault } from '../log/log-fault.ts'
import { type Secrets, Unopened } from '../secrets/secret-store.ts'

/**
 * A secret that people can give again: one that does not open, because somebody changed or moved it, is as good as none. They are
 * asked for it then, where an error would stop the practice without a word to anybody.
 */
export async function usableSecret(
  secrets: Pick<Secrets, 'read'>,
  name: string,
): Promise<string | undefined> {
  try {
    return await secrets.read(name)
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
    logFault('A sealed value does not open.', error)
    return undefined
  }
}
