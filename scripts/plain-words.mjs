// @ts-check
/**
 * Words that CONTRIBUTING.md replaces by plain ones, and their check. Runs on any Node from 18 on, for Git starts it
 * (hook pre-commit):
 *
 *   node scripts/plain-words.mjs               the lines that are staged
 *   node scripts/plain-words.mjs --since REF   the lines that were added after REF (continuous integration)
 *   node scripts/plain-words.mjs --all         every file of the working tree (tests/architecture)
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The word, and what is written in its place. */
export const plainWords = {
  anew: 'again',
  nought: 'zero, nothing',
  whoever: 'anyone who',
  whom: 'who, or another sentence',
  'for ever': 'forever, always',
  shall: 'must, will',
  hitherto: 'until now',
  thereof: 'of it',
  die: 'stop, be killed',
  dies: 'stops, is killed',
  died: 'stopped, was killed',
}
/** Words of one entry may stand on two lines of a comment. */
const gap = String.raw`(?:\s|\n[ \t]*(?:\*|//|#))+`
const pattern = new RegExp(`\\b(?:${Object.keys(plainWords).join('|').replaceAll(' ', gap)})\\b`, 'gi')
/** What is checked: code, pages, documents and the texts of the user interface, but not the list itself. */
const kinds = [
  ...['ts', 'tsx', 'mjs', 'js', 'css', 'html', 'md'].map(kind => `*.${kind}`),
  'lib/words/en/*.json',
  ':!scripts/plain-words.mjs',
]

/**
 * @typedef {{ file: string, line: number, word: string }} Finding
 */

/**
 * Finds the words in the lines that a unified diff adds. In Markdown, what stands in backticks is quoted and allowed.
 * @param {string} diff `git diff --unified=0`
 * @returns {Finding[]}
 */
export function wordFindings(diff) {
  /** @type {Finding[]} */
  const findings = []
  let [file, line, isHeader] = ['', 0, false]
  for (const text of diff.split('\n')) {
    if (text.startsWith('diff --git ')) isHeader = true
    else if (isHeader && text.startsWith('+++ '))
      file = text
        .slice('+++ '.length)
        .replace(/^"?b\//, '')
        .replace(/"$/, '')
    else if (text.startsWith('@@ ')) {
      isHeader = false
      line = Number(/\+(\d+)/.exec(text)?.[1])
    } else if (!isHeader && text.startsWith('+')) {
      findings.push(...wordsIn(file, text.slice(1)).map(word => ({ file, line, word })))
      line += 1
    }
  }
  return findings
}

/**
 * Finds the words in a whole text. In Markdown, what stands in backticks is quoted and allowed.
 * @param {string} file
 * @param {string} text
 * @returns {Finding[]}
 */
export function textFindings(file, text) {
  const checked = file.endsWith('.md') ? text.replaceAll(/`[^`\n]*`/g, '') : text
  return [...checked.matchAll(pattern)].map(({ 0: word, index = 0 }) => {
    return { file, line: checked.slice(0, index).split('\n').length, word }
  })
}

/**
 * Finds the words in every file that Git tracks, or would add, in a working tree. Throws where there is no Git.
 * @param {string} root
 * @returns {Finding[]}
 */
export function treeFindings(root) {
  const files = git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...kinds], root)
  return files
    .split('\0')
    .filter(file => file !== '' && existsSync(join(root, file)))
    .flatMap(file => textFindings(file, readFileSync(join(root, file), 'utf8')))
}

/**
 * @param {string} file
 * @param {string} text
 */
function wordsIn(file, text) {
  return textFindings(file, text).map(({ word }) => word)
}

/** @param {string[]} range */
function addedLines(range) {
  const options = ['--unified=0', '--no-color', '--no-ext-diff', '--diff-filter=AMR']
  return git(['diff', ...range, ...options, '--', ...kinds], '.')
}

/**
 * @param {string[]} args
 * @param {string} folder
 */
function git(args, folder) {
  const ran = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.status !== 0) throw new Error(`git ${args[0]} failed: ${ran.stderr?.trim() ?? ran.error?.message}`)
  return ran.stdout
}

/**
 * @param {string | undefined} option
 * @param {string | undefined} ref
 */
function findingsOf(option, ref) {
  if (option === '--all') return treeFindings('.')
  return wordFindings(addedLines(option === '--since' ? [`${ref}...HEAD`] : ['--cached']))
}

/** @param {string[]} args */
function main([option, ref]) {
  const findings = findingsOf(option, ref)
  for (const { file, line, word } of findings) {
    const key = word.toLowerCase().replace(/[^a-z]+/g, ' ')
    const plain = Object.entries(plainWords).find(([each]) => each === key)?.[1]
    console.error(`${file}:${line}: "${word}": write "${plain}".`)
  }
  if (findings.length > 0) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
