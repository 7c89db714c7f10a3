import * as v from 'valibot'
import { dayMs, isWithin } from '../domain/units.ts'
import { openText, SealedTextSchema, sealText } from './kept-page-seal.ts'
import { answerOf, forgetPages, hasPages, pagesDatabase } from './patient-pages-database.ts'

const store = 'pages'
/** A search that nobody goes on with is forgotten after so long. */
const keptForMs = 7 * dayMs

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** How far a search has come. */
const PositionSchema = v.object({
  offset: count,
  pages: count,
  patients: count,
  unreadable: count,
  total: v.nullable(count),
  /** Of the last page. */
  uids: v.array(v.string()),
})
export type Position = v.InferOutput<typeof PositionSchema>

const KeptPageSchema = v.object({
  practiceId: v.string(),
  /** Where the page begins. */
  from: count,
  /** Where the search stood behind it. */
  position: PositionSchema,
  text: v.string(),
  readAt: v.number(),
})
export type KeptPage = v.InferOutput<typeof KeptPageSchema>

/** As it lies on the disk: where there is a vault, patients and their uids are sealed. */
const StoredPageSchema = v.object({ ...KeptPageSchema.entries, sealed: v.optional(SealedTextSchema) })
type StoredPage = v.InferOutput<typeof StoredPageSchema>
const PatientsSchema = v.object({ text: v.string(), uids: v.array(v.string()) })

const placeOf = ({ practiceId, from }: KeptPage) => `patients ${practiceId} ${from}`

/** Puts a page of patients away until the search is over; only where a person asked for it. Throws while the vault is closed. */
export async function keepPage(page: KeptPage): Promise<void> {
  const { text, position } = page
  const sealed = await sealText(placeOf(page), JSON.stringify({ text, uids: position.uids }))
  const kept: StoredPage = sealed ? { ...page, text: '', position: { ...position, uids: [] }, sealed } : page
  await inStore('readwrite', pages => pages.put(kept))
}

/** Undefined where nobody opens it any more: the vault is gone, or another one. Throws while it is closed. */
async function opened({ sealed, ...page }: StoredPage): Promise<KeptPage | undefined> {
  if (!sealed) return page
  const told = await openText(placeOf(page), sealed)
  if (told === undefined) return undefined
  const { text, uids } = v.parse(PatientsSchema, JSON.parse(told))
  return { ...page, text, position: { ...page.position, uids } }
}

/**
 * How far a kept search of this practice came, without its last patients where they are sealed; undefined where none is
 * kept. What is old or another's is deleted.
 */
export async function keptPosition(practiceId: string, now: number): Promise<Position | undefined> {
  if (!(await hasPages())) return undefined
  const last = await inStore('readonly', pages => pages.openCursor(null, 'prev'))
  const page = v.safeParse(KeptPageSchema, last?.value)
  const fits =
    page.success && page.output.practiceId === practiceId && isWithin(keptForMs, page.output.readAt, now)
  if (fits) return page.output.position
  await forgetPages()
  return undefined
}

/**
 * Every kept page in order; none where one is missing or opens no more, for a search that goes on there would miss
 * patients. Throws while the vault is closed.
 */
export async function keptPages(): Promise<KeptPage[]> {
  if (!(await hasPages())) return []
  const stored = v.safeParse(v.array(StoredPageSchema), await inStore('readonly', all => all.getAll()))
  if (!stored.success) return []
  const pages = (await Promise.all(stored.output.map(opened))).filter(page => page !== undefined)
  const isWhole = pages.every(({ from }, at) => from === (pages[at - 1]?.position.offset ?? 0))
  return isWhole && pages.length === stored.output.length ? pages : []
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (pages: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(pagesDatabase, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath: 'from' })
  const db = await answerOf(opening)
  try {
    const transaction = db.transaction(store, mode)
    const answer = await answerOf(act(transaction.objectStore(store)))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    return answer
  } finally {
    db.close()
  }
}
