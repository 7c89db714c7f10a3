import type { Disk, DiskKind } from './disk.ts'

const openers = {
  dexie: async (strictCounts: boolean) => (await import('./dexie-disk.ts')).createDexieDisk(strictCounts),
  postgres: async () => (await import('./postgres-disk.ts')).createPostgresDisk(),
}

/** Opens a disk for the schedules of this process. `strictCounts: false` is the mutation in which no commit is strict. */
export function openDisk(kind: DiskKind, strictCounts: boolean): Promise<Disk> {
  return openers[kind](strictCounts)
}
