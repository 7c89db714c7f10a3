import fs from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { lockFolder } from './folder-lock.ts'

/** A PGlite in a folder that is this process's alone; `close` also gives the folder back. */
export interface OpenedPglite {
  pglite: PGlite
  close(): Promise<void>
}

/** The PostgreSQL that PGlite is, as its folder says it. */
export const ownVersion = '18'

type ModuleOptions = Parameters<NodeFS['init']>[1]
interface Stream {
  nfd?: number
}

/**
 * Files that reach the disk when PostgreSQL asks for it: the stock file system has no `fsync`, so that a commit does not
 * survive a loss of power (https://github.com/electric-sql/pglite/issues/1107).
 */
class SyncedFS extends NodeFS {
  override async init(pg: PGlite, options: ModuleOptions) {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = [...(emscriptenOpts.preRun ?? [])]
    preRun.unshift(module => {
      const { stream_ops: operations } = module.NODEFS
      operations.fsync = ({ nfd }: Stream) => {
        if (nfd !== undefined) fs.fsyncSync(nfd)
        return 0
      }
    })
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

/**
 * Opens the PGlite in a folder, making it where there is none. Throws `FolderInUse` where another process has it, and an
 * error that names both versions where the folder is of another PostgreSQL.
 */
export async function openPglite(folder: string): Promise<OpenedPglite> {
  const lock = await lockFolder(folder)
  try {
    const data = join(folder, 'postgres')
    const pglite = await PGlite.create({
      fs: new SyncedFS(data),
      // Without `-F`, which would say that nothing need reach the disk, and by the one call that the file system answers.
      startParams: [
        ...PGlite.defaultStartParams.filter(each => each !== '-F'),
        '-c',
        'wal_sync_method=fsync',
      ],
    })
    return {
      pglite,
      async close() {
        await pglite.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw withVersion(error, folder)
  }
}

function withVersion(error: unknown, folder: string): unknown {
  try {
    const version = fs.readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8').trim()
    return new Error(
      version === ownVersion
        ? `The database in ${folder} does not open: its disk may be full, its files belong to another user, or are damaged. Look at the disk and at who owns the folder; else restore the last backup into an empty folder.`
        : `The database in ${folder} is of PostgreSQL ${version}, this version of the backend has ${ownVersion}. Write a backup with the version that made it, and restore that into an empty folder with this one.`,
      { cause: error },
    )
  } catch {
    return error
  }
}
