import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One record</title></head>
<body><main id="app"></main><script type="module" src="./one-record.js"></script></body></html>
`

const script = (database: string) => `
const opening = indexedDB.open(${JSON.stringify(database)})
opening.onsuccess = () => {
  const reading = opening.result.transaction('meta').objectStore('meta').get('health')
  reading.onsuccess = () => {
    const shown = document.createElement('p')
    shown.id = 'record'
    shown.textContent = JSON.stringify(reading.result ?? null)
    document.getElementById('app').append(shown)
  }
}
`

/** A copy of the built extension with one more page, the measure for the popup: it reads one record and shows it. */
export async function withOneRecordPage(build: string, database: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nextech-bench-'))
  await cp(build, folder, { recursive: true })
  await writeFile(join(folder, 'one-record.html'), html)
  await writeFile(join(folder, 'one-record.js'), script(database))
  return folder
}
