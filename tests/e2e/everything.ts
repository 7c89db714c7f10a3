import type { Frame } from 'playwright-core'
import type { FhirPatient } from '../../sandbox/practice/practice.ts'

/** A document's markup with that of every open shadow root, and what its fields hold. */
export async function everythingIn(frame: Frame | undefined): Promise<string> {
  if (!frame) throw new Error('There is no such frame.')
  return frame.evaluate(() => {
    const read = (root: Document | ShadowRoot): string => {
      const all = [...root.querySelectorAll('*')]
      const fields = all.map(each => (each instanceof HTMLInputElement ? each.value : ''))
      const inner = all.flatMap(each => (each.shadowRoot ? [read(each.shadowRoot)] : []))
      const own = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML
      return [own, ...fields, ...inner].join('\n').replaceAll('<wbr>', '')
    }
    return read(document)
  })
}

/** Every row of every database of the extension, as text. */
export async function everythingStored(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const parts: string[] = []
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name ?? ''))
    for (const store of db.objectStoreNames)
      parts.push(JSON.stringify(await done(db.transaction(store).objectStore(store).getAll())))
    db.close()
  }
  return parts.join('\n')
}

/** What only Nextech knows: birth date in figures and in words, chart number, phones; and the e-mail. */
export function secretsOf(patient: FhirPatient): string[] {
  const identifiers = Array.isArray(patient.identifier) ? patient.identifier : []
  const chart = identifiers.find(each => each.use === 'usual')?.value
  const birth = patient.birthDate ?? ''
  const words = new Date(`${birth}T12:00Z`).toLocaleDateString('en-US', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  })
  const telecom = patient.telecom.map(({ value }) => value ?? '')
  return [birth, words, `Chart ${chart}`, patient.id, ...telecom]
}
