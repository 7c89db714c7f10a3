import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rooms } from '../../.dependency-cruiser.mjs'

describe('docs/architecture.md', () => {
  const text = readFileSync('docs/architecture.md', 'utf8')

  it('names files and functions that exist', () => {
    expect(strayNames(text)).toEqual([])
  })

  it('names enough of them to be a walk', () => {
    expect(namedIn(text).length).toBeGreaterThan(40)
  })

  it('has a row for every room that has files, and for no other', () => {
    const section = text.slice(text.indexOf('## 2. Rooms'), text.indexOf('## 3. '))
    const rows = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, room]) => room)
    // lib/shop is its four parts.
    const inhabited = Object.keys(rooms).filter(room => existsSync(room) && room !== 'lib/shop')
    expect(rows.toSorted()).toEqual([...inhabited, 'lib/shop/parse'].toSorted())
  })

  it.each([
    ['`lib/sync/none.ts` `drain`', 'lib/sync/none.ts'],
    ['`lib/sync/drain.ts` `drainAll`', 'lib/sync/drain.ts drainAll'],
    ['`lib/none`', 'lib/none'],
    ['`lib/sync/drain.ts` `drain`', undefined],
  ])('a planted %s', (planted, stray) => {
    expect(strayNames(planted)).toEqual(stray === undefined ? [] : [stray])
  })
})

describe('docs/adr/README.md', () => {
  const index = readFileSync('docs/adr/README.md', 'utf8')
  const rows = [...index.matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \| ([^|]+) \|/gm)]
  const pages = globSync('docs/adr/[0-9]*.md').sort()

  it('lists every decision once', () => {
    expect(rows.map(([, , file]) => file)).toEqual(pages.map(page => basename(page)))
  })

  it.each(rows.map(([, id, file, status]) => ({ id, file, status })))(
    '$id has the status of its page',
    ({ id, file, status }) => {
      const page = readFileSync(`docs/adr/${file}`, 'utf8')
      expect(page).toMatch(new RegExp(`^# ${id} `))
      expect(/^Status: (.+)\.$/m.exec(page)?.[1]).toBe(status)
    },
  )
})

interface Named {
  path: string
  name: string | undefined
}

/** A path of the repository in backticks, and the name that follows it, in backticks too. */
function namedIn(markdown: string): Named[] {
  const pattern = /`((?:lib|components|entrypoints|tests)(?:\/[\w./-]+)?)`(?: `(\w+)`)?/g
  return [...markdown.matchAll(pattern)].map(([, path = '', name]) => ({ path, name }))
}

function strayNames(markdown: string): string[] {
  return namedIn(markdown).flatMap(({ path, name }) => {
    if (!existsSync(path)) return [path]
    if (name === undefined) return []
    const declared = new RegExp(`^export (?:async )?(?:function\\*?|const|class) ${name}\\b`, 'm')
    return declared.test(readFileSync(path, 'utf8')) ? [] : [`${path} ${name}`]
  })
}
