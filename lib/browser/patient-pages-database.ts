/** Where a search for duplicates keeps its pages, where a person asked for it. */
export const pagesDatabase = 'nextech-duplicates'

/** Whether any are kept. */
export async function hasPages(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === pagesDatabase)
}

/** Deletes every page, and the database with them. */
export async function forgetPages(): Promise<void> {
  if (await hasPages()) await answerOf(indexedDB.deleteDatabase(pagesDatabase))
}

/** What a request answers. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
