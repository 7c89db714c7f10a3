import * as v from 'valibot'
import { MisreadFieldSchema, SourceTroubleCodeSchema } from '../domain/source-trouble.ts'
import { InstantSchema } from '../domain/units.ts'
import type { SourceStore } from '../sync/source-ports.ts'
import type { Database } from './database.ts'

const SourceStateSchema = v.object({
  address: v.string(),
  placedFrom: InstantSchema,
  mark: InstantSchema,
  resume: v.nullable(v.object({ since: InstantSchema, page: v.number() })),
  readAt: v.nullable(InstantSchema),
  nextPollAt: InstantSchema,
  trouble: v.nullable(v.object({ code: SourceTroubleCodeSchema, message: v.string(), since: InstantSchema })),
  unreadable: v.array(
    v.object({ id: v.string(), number: v.nullable(v.string()), field: MisreadFieldSchema }),
  ),
})

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
        value: { ...state, unreadable: [...state.unreadable] },
      })),
  }
}
