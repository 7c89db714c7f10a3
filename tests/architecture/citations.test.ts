import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokenLinks, citationsIn, citingFiles, sectionsOf, unknownIn } from './citations.ts'

const texts = citingFiles().map(file => ({ file, text: readFileSync(file, 'utf8') }))

describe('citations', () => {
  it('point at sections, decisions and files that exist', () => {
    const broken = texts.flatMap(({ file, text }) => citationsIn(file, text)).filter(({ missing }) => missing)
    expect(broken.map(({ file, line, text, missing }) => `${file}:${line}: ${text}: ${missing}`)).toEqual([])
  })

  it('are seen: a search that finds none would find none broken', () => {
    const files = texts.flatMap(({ file, text }) => citationsIn(file, text).map(() => file))
    expect(files.length).toBeGreaterThan(250)
    expect(new Set(files).size).toBeGreaterThan(100)
  })

  it('are of documents that the repository holds, by their names of today', () => {
    const elsewhere = texts.flatMap(({ file, text }) => unknownIn(file, text))
    expect(elsewhere.map(({ file, line, text }) => `${file}:${line}: ${text}: cite docs/ instead`)).toEqual(
      [],
    )
  })
})

describe('links between documents', () => {
  it.each(texts.filter(({ file }) => file.endsWith('.md')))(
    '$file: each leads to a file and a heading',
    ({ file, text }) => {
      expect(brokenLinks(file, text)).toEqual([])
    },
  )
})

describe('a planted citation', () => {
  it.each([
    ['rules 4.2'],
    ['rules 3 and 4.6'],
    ['Nextech API 1.5'],
    ['Nextech API 2.7, trap 18'],
    ['Nextech API traps 16 and 17'],
    ['Nextech API 1.1 to 1.6'],
    ['Nextech\n * API 2.6.1, 5'],
    ['order pages B2'],
    ['order pages B1, B5 and C'],
    ['order pages (B1, D)'],
    ['browser facts 2.1 and 4.2'],
    ['architecture 6.3'],
    ['ADR 0011'],
    ['docs/adr/0015'],
    ['docs/spec/rules.md#3-what-is-posted'],
  ])('%j resolves', text => {
    const found = citationsIn('planted.ts', `/** Why it is so (${text}). */`)
    expect(found.map(({ missing }) => missing)).toEqual([undefined])
  })

  it.each([
    ['rules 4.9', 'has no section 4.9'],
    ['rules 3 and 99', 'has no section 99'],
    ['rules section 44', 'has no section 44'],
    ['Nextech API 1.9', 'has no section 1.9'],
    ['Nextech API 2.7, trap 81', 'has no section trap 81'],
    ['Nextech API traps 16 and 99', 'has no section trap 99'],
    ['Nextech API\n * 7.1', 'has no section 7.1'],
    ['order pages B9', 'has no section b9'],
    ['order pages B1 and A7', 'has no section a7'],
    ['browser facts 2.9', 'has no section 2.9'],
    ['architecture 9', 'has no section 9'],
    ['ADR 0018', 'no decision 0018'],
    ['docs/adr/0018', 'no decision 0018'],
    ['docs/spec/none.md', 'does not exist'],
    ['docs/spec/rules.md#none', 'has no heading #none'],
  ])('%j does not', (text, missing) => {
    const found = citationsIn('planted.ts', `\n/** Why it is so (${text}). */`)
    expect(found).toEqual([expect.objectContaining({ line: 2, missing: expect.stringContaining(missing) })])
  })

  it.each([
    ['design.md section 6'],
    ['style C13 to C15'],
    ['peers notes B4'],
    ['peers\n * and pitfalls, E1'],
    ['issue "totals"'],
    ['as the API notes say'],
    ['sync-rules, somewhere'],
    ['sync-rules 4.1'],
    ['Sync-rules section 3'],
    ['Nextech API notes 1.5'],
    ['Nextech API notes, traps 16 and 17'],
    ['Nextech API\n * notes 2.6.1, 5'],
    ['(notes, trap 28)'],
    ['order-pages notes B1, B5'],
    ['order-pages\n * notes (B1, D)'],
  ])('%j is of a document that is not here', text => {
    expect(unknownIn('planted.ts', `/** Why it is so (${text}). */`)).toHaveLength(1)
  })

  it.each([
    ['[rules](spec/rules.md)', []],
    ['[rules](spec/rules.md#2-status)', []],
    ['[home](../README.md)', []],
    ['[web](https://example.com/none)', []],
    ['[rules](spec/none.md)', ['docs/spec/none.md does not exist']],
    ['[rules](spec/rules.md#none)', ['docs/spec/rules.md has no heading #none']],
  ])('%s as a link of a document', (link, broken) => {
    expect(brokenLinks('docs/planted.md', link)).toEqual(broken)
  })

  it('has sections to point at', () => {
    expect(sectionsOf('docs/spec/rules.md')).toEqual(expect.arrayContaining(['1', '4.6', '9', '10.5']))
    expect(sectionsOf('docs/spec/nextech-api.md')).toEqual(
      expect.arrayContaining(['1.1', '2.6.1', 'trap 30']),
    )
    expect(sectionsOf('docs/spec/order-pages.md')).toEqual(expect.arrayContaining(['a1', 'b5', 'c', 'd']))
  })
})
