// @ts-check
/**
 * Words that CONTRIBUTING.md replaces by plain ones, and the check of what is about to be committed. Only lines that a
 * commit adds are checked. Runs on any Node from 18 on, for Git starts it (hook pre-commit):
 *
 *   node scripts/plain-words.mjs               what is staged
 *   node scripts/plain-words.mjs --since REF   what was added after REF (continuous integration)
 */
import { spawnSync } from 'node:child_process'
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
}
const pattern = new RegExp(`\\b(?:${Object.keys(plainWords).join('|').replaceAll(' ', '\\s+')})\\b`, 'gi')

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
 * @param {string} file
 * @param {string} text
 */
function wordsIn(file, text) {
  const checked = file.endsWith('.md') ? text.replaceAll(/`[^`]*`/g, '') : text
  return [...checked.matchAll(pattern)].map(([word]) => word)
}

/** @param {string[]} range */
function addedLines(range) {
  const kinds = ['*.ts', '*.tsx', '*.md']
  const args = [
    'diff',
    ...range,
    '--unified=0',
    '--no-color',
    '--no-ext-diff',
    '--diff-filter=AMR',
    '--',
    ...kinds,
  ]
  const diff = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (diff.status !== 0) throw new Error(`git diff failed: ${diff.stderr.trim()}`)
  return diff.stdout
}

/** @param {string[]} args */
function main([option, ref]) {
  const findings = wordFindings(addedLines(option === '--since' ? [`${ref}...HEAD`] : ['--cached']))
  for (const { file, line, word } of findings) {
    const key = word.toLowerCase().replace(/\s+/g, ' ')
    const plain = Object.entries(plainWords).find(([each]) => each === key)?.[1]
    console.error(`${file}:${line}: "${word}": write "${plain}".`)
  }
  if (findings.length > 0) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
