import { Dexie } from 'dexie'

/** A database that some page still holds open is not waited for longer. */
const maxWaitMs = 10_000

/** Deletes every database of the extension, those of earlier practices too. Answers the names of those that could not be. */
export async function eraseDatabases(): Promise<string[]> {
  const names = await Dexie.getDatabaseNames()
  const outcomes = await Promise.all(names.map(name => Promise.race([erase(name), late()])))
  return names.filter((_, i) => !outcomes[i])
}

const erase = (name: string) =>
  Dexie.delete(name).then(
    () => true,
    () => false,
  )

const late = () => new Promise<false>(resolve => setTimeout(() => resolve(false), maxWaitMs))
