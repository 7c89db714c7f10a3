import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { plainWords, textFindings, treeFindings } from '../../scripts/plain-words.mjs'

describe('plain words', () => {
  it('stand in every file of the tree', () => {
    const findings = treeFindings('.')
    expect(findings.map(({ file, line, word }) => `${file}:${line}: "${word}": see CONTRIBUTING.md`)).toEqual(
      [],
    )
  })
})

describe('a planted word', () => {
  const words = Object.keys(plainWords)

  it.each(words)('"%s" is found in comment, title, text and document, with its line', word => {
    expect(textFindings('a.ts', `\n/** It is ${word} so. */`)).toEqual([{ file: 'a.ts', line: 2, word }])
    expect(textFindings('a.test.tsx', `it('is ${word} so', () => {})`)).toHaveLength(1)
    expect(textFindings('lib/words/en/a.json', `{ "a": "It is ${word} so." }`)).toHaveLength(1)
    expect(textFindings('a.md', `It is ${word} so, not \`quoted\`.`)).toHaveLength(1)
    expect(textFindings('a.md', `Not \`${word}\`.`)).toEqual([])
  })

  it.each(words.filter(word => word.includes(' ')))('"%s" is found over two lines of a comment', word => {
    const [first, second] = word.split(' ')
    expect(textFindings('a.ts', `/**\n * It is ${first}\n * ${second} so.\n */`)).toHaveLength(1)
    expect(textFindings('a.ts', `  // It is ${first}\n  // ${second} so.`)).toHaveLength(1)
  })
})

describe('a planted file', () => {
  let root: string
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it.each([
    ['lib/sync/planted.ts', true],
    ['components/badge/planted.tsx', true],
    ['scripts/planted.mjs', true],
    ['sandbox/pages/assets/planted.js', true],
    ['docs/guide.md', true],
    ['lib/words/en/planted.json', true],
    ['.github/planted.md', true],
    ['package-lock.json', false],
    ['ignored/planted.ts', false],
  ])('%s: found is %s', (file, isFound) => {
    root = mkdtempSync(join(tmpdir(), 'words-'))
    const [word = ''] = Object.keys(plainWords)
    mkdirSync(join(root, dirname(file)), { recursive: true })
    writeFileSync(join(root, '.gitignore'), 'ignored/\n')
    writeFileSync(join(root, file), `"${word}"\n`)
    expect(spawnSync('git', ['init', '--quiet'], { cwd: root }).status).toBe(0)
    expect(treeFindings(root).map(finding => finding.file)).toEqual(isFound ? [file] : [])
  })
})
