import type { Page } from 'playwright-core'

/** Counts the rows of a table of the extension's database, from one of its pages, or empties it. */
function ask({ name, table, what }: { name: string; table: string; what: 'count' | 'clear' }) {
  return new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const store = opening.result.transaction(table, 'readwrite').objectStore(table)
      if (what === 'clear') store.clear()
      const asked = store.count()
      asked.onerror = () => reject(asked.error)
      asked.onsuccess = () => {
        opening.result.close()
        resolve(asked.result)
      }
    }
  })
}

/** How many rows a table has. */
export function countRows(page: Page, name: string, table: string): Promise<number> {
  return page.evaluate(ask, { name, table, what: 'count' as const })
}

/** Empties a table. */
export async function clearTable(page: Page, name: string, table: string): Promise<void> {
  await page.evaluate(ask, { name, table, what: 'clear' as const })
}
