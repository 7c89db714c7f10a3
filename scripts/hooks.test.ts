import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { titleFaults, titleOf } from './commit-title.mjs'
import { plainWords, wordFindings } from './plain-words.mjs'

describe('a title', () => {
  it.each([
    'feat: show the status beside each order',
    'fix(sandbox): refuse a second payment',
    'refactor!: pass the practice to each use case',
    `docs: ${'x'.repeat(66)}`,
    'feat: need a password',
    "Merge branch 'other'",
    'Revert "feat: show the status"',
    'fixup! feat: show the status',
  ])('may be: %s', title => {
    expect(titleFaults(title)).toEqual([])
  })

  it.each<[string, RegExp]>([
    [`docs: ${'x'.repeat(67)}`, /73 characters; at most 72/],
    ['show the status', /not of the form/],
    ['feat:show the status', /not of the form/],
    ['Feat: show the status', /not of the form/],
    ['feature: show the status', /"feature" is no type/],
    ['feat: show the status.', /full stop/],
    ['feat: the popup shows the status', /"the" is no command/],
    ['feat: badges are shown', /"badges" is no command/],
    ['fix: shows the status', /"shows" is no command/],
    ['fix: showed the status', /"showed" is no command/],
    ['fix: showing the status', /"showing" is no command/],
    ['fix: nothing is posted twice', /"nothing" is no command/],
  ])('may not be: %s', (title, fault) => {
    expect(titleFaults(title)).toEqual([expect.stringMatching(fault)])
  })

  it('is the first line that Git keeps', () => {
    expect(titleOf('\n# comment\nfix: stop  \n\nmore')).toBe('fix: stop')
    expect(titleOf('# only comments\n')).toBe('')
  })
})

describe('the word list', () => {
  const diff = (file: string, ...lines: string[]) =>
    [
      `diff --git a/${file} b/${file}`,
      `--- a/${file}`,
      `+++ b/${file}`,
      '@@ -3,0 +7,2 @@ some context',
      ...lines,
    ].join('\n')

  it.each(Object.keys(plainWords))('meets "%s" in a line that is added, with its place', word => {
    expect(wordFindings(diff('lib/a.ts', '+// plain', `+// ${word.toUpperCase()}, it says`))).toEqual([
      { file: 'lib/a.ts', line: 8, word: word.toUpperCase() },
    ])
  })

  it.each(Object.keys(plainWords))(
    'leaves alone what only contains "%s", is taken away, or is quoted',
    word => {
      expect(wordFindings(diff('lib/a.ts', `+// x${word}x`, `-// ${word}`))).toEqual([])
      expect(wordFindings(diff('docs/guide.md', `+Write no \`${word}\`.`))).toEqual([])
      expect(wordFindings(diff('docs/guide.md', `+Write no ${word}.`))).toHaveLength(1)
    },
  )

  it('reads a line that looks like a header as the text that it is', () => {
    const [word = ''] = Object.keys(plainWords)
    expect(wordFindings(diff('a.md', '+++ b/other.md', `+${word}`))).toEqual([
      { file: 'a.md', line: 8, word },
    ])
  })
})

describe('the hooks', () => {
  let project: string
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'hooks-'))
    for (const name of ['commit-title', 'plain-words', 'set-hooks'])
      cpSync(`scripts/${name}.mjs`, join(project, 'scripts', `${name}.mjs`))
    cpSync('.githooks', join(project, '.githooks'), { recursive: true })
  })
  afterEach(() => rmSync(project, { recursive: true }))

  const env = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  }
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: project,
      env,
      encoding: 'utf8',
    })
  const setHooks = (root = project, path = env.PATH) =>
    spawnSync(process.execPath, [join(root, 'scripts/set-hooks.mjs')], { env: { ...env, PATH: path } }).status
  const hooksPath = () => git('config', '--get', 'core.hooksPath').stdout.trim()
  function commit(file: string, text: string, message: string) {
    writeFileSync(join(project, file), text)
    git('add', file)
    return git('commit', '-m', message)
  }

  it('refuse a title and a word, and let the rest through', () => {
    git('init', '-q')
    expect(setHooks()).toBe(0)
    const [word = ''] = Object.keys(plainWords)
    expect(commit('a.md', 'Plain.\n', 'Added a file').stderr).toContain('not of the form')
    expect(commit('a.md', `Look ${word}.\n`, 'docs: add a file').stderr).toContain(`a.md:1: "${word}"`)
    expect(git('log', '--oneline').stdout).toBe('')
    expect(commit('a.md', 'Plain.\n', 'docs: add a file').status).toBe(0)
    expect(git('log', '--format=%s').stdout).toBe('docs: add a file\n')
    writeFileSync(join(project, 'b.txt'), word)
    expect(commit('b.txt', word, 'docs: add another file').status).toBe(0)
  })

  it('are checked once more over all that a branch adds', () => {
    git('init', '-q')
    const [word = ''] = Object.keys(plainWords)
    commit('a.md', `Old ${word}.\n`, 'whatever it was')
    git('tag', 'before')
    commit('b.md', `New ${word}.\n`, 'something else')
    const run = (script: string) =>
      spawnSync(process.execPath, [`scripts/${script}.mjs`, '--since', 'before'], {
        cwd: project,
        env,
        encoding: 'utf8',
      })
    const [titles, words] = [run('commit-title'), run('plain-words')]
    expect([titles.status, words.status]).toEqual([1, 1])
    expect(titles.stderr).toContain('something else')
    expect(titles.stderr).not.toContain('whatever')
    expect(words.stderr).toContain('b.md:1')
    expect(words.stderr).not.toContain('a.md')
  })

  it('leave other hooks alone, and need neither Git nor a repository', () => {
    expect(setHooks()).toBe(0)
    expect(setHooks(project, '')).toBe(0)
    git('init', '-q')
    git('config', 'core.hooksPath', 'own')
    expect(setHooks()).toBe(0)
    expect(hooksPath()).toBe('own')
  })

  it('are not set in the repository around a copy', () => {
    git('init', '-q')
    const copy = join(project, 'vendor')
    mkdirSync(copy)
    cpSync(join(project, 'scripts'), join(copy, 'scripts'), { recursive: true })
    expect(setHooks(copy)).toBe(0)
    expect(hooksPath()).toBe('')
  })
})
