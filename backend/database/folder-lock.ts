import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process has the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `${folder} is in use by another backend. Stop that one, or give this one a folder of its own (--data-dir).`,
    )
  }
}

/** A lock that nobody remembers would be collected as garbage, and let go with that. */
const held = new Set<DatabaseSync>()

/**
 * Takes a folder for this process alone, until `release` or its end: the operating system frees the lock of a process
 * that was killed, so that no file is left behind that says otherwise. PGlite itself lets a second process open a
 * folder, and both then lose rows (https://github.com/electric-sql/pglite/issues/1106).
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = opened(folder)
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new FolderInUse(folder)
    if (isFull(error)) throw new Error(full(folder), { cause: error })
    throw error
  }
  held.add(lock)
  return {
    release() {
      held.delete(lock)
      lock.close()
    },
  }
}

function opened(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true })
    return new DatabaseSync(join(folder, 'backend.lock'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new Error(
      `The folder ${folder} cannot be made or written${code}. Give the backend one that belongs to the user it runs as (--data-dir).`,
      { cause: error },
    )
  }
}

const full = (folder: string) =>
  `The disk of ${folder} is full, so the backend cannot start. Free some room there and start it again: nothing is lost.`

function isFull(error: unknown): boolean {
  return error instanceof Error && /\bfull\b/i.test(error.message)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message)
}
