import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a type is overruled by way of `unknown`. */
export interface Cast {
  file: string
  line: number
}

/** happy-dom's document is built like the browser's but typed on its own. */
export const allowedCasts: readonly string[] = ['tests/fixtures/happy-document.ts']

const folders = '{backend,bench,components,entrypoints,gallery,lib,sandbox,scripts,tests}/**/*.{ts,tsx}'
/** Also over lines and with brackets, and by way of the two other types that fit everywhere. */
const cast = /\bas\s+(?:unknown|never|any)\s*\)*\s*as\b/g

/** Every such cast below `root`, for which a fake of the right type, or a narrower parameter, is the better way. */
export function findCasts(root: string): { files: number; casts: Cast[] } {
  const files = globSync(folders, { cwd: root, exclude: name => name === 'node_modules' })
  const casts = files.flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(cast)].map(({ index }) => ({
      file: file.replaceAll('\\', '/'),
      line: text.slice(0, index).split('\n').length,
    }))
  })
  return { files: files.length, casts }
}
