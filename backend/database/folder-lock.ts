import { existsSync, mkdirSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'

/** Another process has the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `${folder} is in use by another backend. Stop that one, or give this one a folder of its own (--data-dir).`,
    )
  }
}

/** A folder that is this process's alone. */
export interface HeldFolder {
  release(): void
}

interface Lock {
  file: DatabaseSync
  /** Which file it is: another one may stand in its place by now. */
  name: string | undefined
}

/** In milliseconds. */
const timing = {
  /** How often a process looks whether the lock is still its own. */
  watch: 1_000,
  /** Beside a database whose lock was deleted: who has it sees that, and leaves, well within this. */
  giveWay: 10_000,
}

/**
 * Takes a folder for this process alone, until `release` or its end: the operating system frees the locks of a process
 * that was killed, so that no file is left behind that says otherwise. PGlite itself lets a second process open a
 * folder, and both then lose rows (https://github.com/electric-sql/pglite/issues/1106). Somebody may delete the file of the
 * lock under the process that has it. On Linux the folder itself stays locked then; everywhere the process makes the
 * file again or, where another one has it by now, ends while that one still waits.
 */
export async function lockFolder(
  folder: string,
  { giveWay }: Pick<typeof timing, 'giveWay'> = timing,
): Promise<HeldFolder> {
  const name = made(folder)
  const bound = await bindName(folder, name)
  try {
    const isUnguarded = !existsSync(fileIn(folder)) && existsSync(join(folder, 'postgres', 'PG_VERSION'))
    const held = { lock: take(folder) }
    const watching = setInterval(() => keep(folder, name, held), timing.watch).unref()
    if (isUnguarded) {
      console.error(
        `${fileIn(folder)} is missing: another backend may be at work. It has ${giveWay / 1000} s to leave.`,
      )
      await delay(giveWay)
    }
    return {
      release() {
        clearInterval(watching)
        held.lock.file.close()
        bound?.close()
      },
    }
  } catch (error) {
    bound?.close()
    throw error
  }
}

const fileIn = (folder: string) => join(folder, 'backend.lock')

/** What a file or folder is to the operating system, by whichever path it is reached; undefined where nothing is there. */
function nameOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}-${ino}`
  } catch {
    return undefined
  }
}

function made(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true })
    return nameOf(folder)
  } catch (error) {
    throw unusable(folder, error)
  }
}

/** A name that one process of this computer has, and that no file stands for; Linux alone knows such names. */
async function bindName(folder: string, name: string | undefined): Promise<Server | undefined> {
  if (process.platform !== 'linux' || name === undefined) return undefined
  const server = createServer(socket => socket.destroy()).unref()
  const { promise, resolve, reject } = Promise.withResolvers<Server | undefined>()
  server.once('error', error => {
    const isTaken = 'code' in error && error.code === 'EADDRINUSE'
    if (isTaken) reject(new FolderInUse(folder))
    else resolve(undefined)
  })
  server.listen(`\0nextech-sync-backend ${name}`, () => resolve(server))
  return promise
}

/** Throws where another process has the file. */
function take(folder: string): Lock {
  const file = opened(folder)
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
    return { file, name: nameOf(fileIn(folder)) }
  } catch (error) {
    file.close()
    if (isBusy(error)) throw new FolderInUse(folder)
    if (isFull(error)) throw new Error(full(folder), { cause: error })
    throw error
  }
}

/** Makes the lock again where its file is gone, and ends the process where the folder is no longer its own. */
function keep(folder: string, name: string | undefined, held: { lock: Lock }): void {
  const file = nameOf(fileIn(folder))
  if (file !== undefined && file === held.lock.name) return
  if (nameOf(folder) !== name) leave(folder)
  const { file: old } = held.lock
  try {
    held.lock = take(folder)
  } catch (error) {
    if (error instanceof FolderInUse) leave(folder)
    // It cannot be made now, as on a full disk: the next look tries again.
    return
  }
  old.close()
  console.error(`${fileIn(folder)} was deleted while the backend runs. It is made again: leave it there.`)
}

/** At once: whatever this process wrote now might be written over what another one has written. */
function leave(folder: string): never {
  console.error(
    `${folder} is no longer this backend's: it was moved or deleted, or another backend has it. This one ends, and posts nothing more. Start one backend on the folder that has your data; nothing is lost.`,
  )
  process.exit(1)
}

function opened(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(fileIn(folder))
  } catch (error) {
    throw unusable(folder, error)
  }
}

function unusable(folder: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
  return new Error(
    `The folder ${folder} cannot be made or written${code}. Give the backend one that belongs to the user it runs as (--data-dir).`,
    { cause: error },
  )
}

const full = (folder: string) =>
  `The disk of ${folder} is full, so the backend cannot start. Free some room there and start it again: nothing is lost.`

function isFull(error: unknown): boolean {
  return error instanceof Error && /\bfull\b/i.test(error.message)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message)
}
