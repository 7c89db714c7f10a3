import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files under the extension's storage in which one of these texts stands, as bytes or as 16-bit letters. */
export async function filesWith(profile: string, texts: readonly string[]): Promise<string[]> {
  const files = await readdir(profile, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const file of files.filter(each => each.isFile())) {
    const path = join(file.parentPath, file.name)
    if (!/IndexedDB|Local Extension Settings|Session Storage|Storage/.test(path)) continue
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    const isIn = (text: string) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
    if (texts.some(isIn)) found.push(path.slice(profile.length + 1))
  }
  return found
}
