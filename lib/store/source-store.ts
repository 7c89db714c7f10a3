import * as v from 'valibot'
import { SourceStateSchema } from '../domain/source-state.ts'
import type { SourceStore } from '../sync/ports/source.ts'
import type { Database } from './database.ts'

/** How far each shop's orders were read, one named value each. */
export function createSourceStore(db: Database): SourceStore {
  const nameOf = (shop: string) => `source ${shop}`
  return {
    async sourceState(shop) {
      const result = v.safeParse(SourceStateSchema, (await db.meta.get(nameOf(shop)))?.value)
      return result.success ? result.output : undefined
    },
    saveSourceState: async (shop, state) =>
      void (await db.meta.put({
        name: nameOf(shop),
        value: { ...state, read: [...state.read], unreadable: [...state.unreadable] },
      })),
  }
}
