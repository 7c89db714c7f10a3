import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const inHtml = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g
const inScript = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g

/**
 * A built page or script and all that it loads at once: scripts, styles and, through their static
 * imports, shared chunks. The names of chunks carry hashes, so they cannot be listed by hand. A missing
 * file is answered too, for size-limit to complain about it.
 */
export function filesOf(entry: string, root = dirname(entry)): string[] {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    for (const next of loadedBy(file, root)) visit(next)
  }
  visit(entry)
  return [...found]
}

function loadedBy(file: string, root: string): string[] {
  if (!existsSync(file) || file.endsWith('.css')) return []
  const pattern = file.endsWith('.html') ? inHtml : inScript
  const references = readFileSync(file, 'utf8').matchAll(pattern)
  return [...references].map(([, path = '']) =>
    path.startsWith('/') ? join(root, path) : join(dirname(file), path),
  )
}
