import { SourceStateSchema } from '../../lib/domain/source-state.ts'
import type { SourceStore } from '../../lib/sync/ports/source.ts'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import { putMeta, readMeta } from './meta.ts'

/** How far each shop's orders were read, one named value each. */
export function createSourceStore(practice: PracticeDatabase): SourceStore {
  const nameOf = (shop: string) => `source ${shop}`
  return {
    sourceState: shop => readMeta(practice, nameOf(shop), SourceStateSchema),
    saveSourceState: (shop, state) =>
      write(practice, inside =>
        putMeta(inside, nameOf(shop), { ...state, read: [...state.read], unreadable: [...state.unreadable] }),
      ),
  }
}
