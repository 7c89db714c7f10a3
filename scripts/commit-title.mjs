// @ts-check
/**
 * The form of a commit's title, and how it is checked. Runs on any Node from 18 on, for Git starts it:
 *
 *   node scripts/commit-title.mjs FILE          the message in FILE (hook commit-msg)
 *   node scripts/commit-title.mjs --since REF   every commit after REF (continuous integration)
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export const types = [
  'feat',
  'fix',
  'perf',
  'refactor',
  'test',
  'bench',
  'docs',
  'build',
  'ci',
  'style',
  'chore',
  'revert',
]
export const maxLength = 72
const form = /^(?<type>[a-z]+)(\([a-z0-9-]+\))?!?: (?<subject>\S.*)$/
/** What Git itself writes. */
const generated = /^(Merge |Revert "|fixup! |squash! |amend! )/
/** Subjects that begin so tell of a thing, where a command is wanted. */
const noCommand = new Set(
  'a an the this that these those it its they we i you there no every each all one two some any what who when where which how'.split(
    ' ',
  ),
)
/** Commands that only look like another form of the verb. */
const commands = new Set(
  'address bring bypass compress cross discuss dismiss embed express feed focus guess miss need pass press process proceed redress ring seed shed speed spring string suppress swing'.split(
    ' ',
  ),
)

/**
 * Says what is wrong with a title; nothing where nothing is.
 * @param {string} title the first line of a message
 * @returns {string[]}
 */
export function titleFaults(title) {
  if (generated.test(title)) return []
  const faults = []
  const length = [...title].length
  if (length > maxLength) faults.push(`it has ${length} characters; at most ${maxLength} are allowed`)
  const { type = '', subject = '' } = form.exec(title)?.groups ?? {}
  if (!type) return [...faults, 'it is not of the form "type: subject" or "type(scope): subject"']
  if (!types.includes(type)) faults.push(`"${type}" is no type; the types are ${types.join(', ')}`)
  if (subject.endsWith('.')) faults.push('it ends with a full stop')
  const first = subject.split(/[\s,:;]/, 1)[0] ?? ''
  if (!isCommand(first))
    faults.push(`"${first}" is no command; write "add …" or "refuse …", not what there is now`)
  return faults
}

/** @param {string} word */
function isCommand(word) {
  const lower = word.toLowerCase()
  if (commands.has(lower)) return true
  if (noCommand.has(lower)) return false
  return !/(?:ing|ed|[^su]s)$/.test(lower)
}

/**
 * The title that Git will keep of a message file: comments and empty lines in front go.
 * @param {string} message
 */
export function titleOf(message) {
  return (
    message
      .split('\n')
      .find(line => line.trim() !== '' && !line.startsWith('#'))
      ?.trimEnd() ?? ''
  )
}

/** @param {string} ref */
function titlesSince(ref) {
  const log = spawnSync('git', ['log', '--format=%s', `${ref}..HEAD`], { encoding: 'utf8' })
  if (log.status !== 0)
    throw new Error(`git log cannot tell the commits after "${ref}": ${log.stderr.trim()}`)
  return log.stdout.split('\n').filter(Boolean)
}

/** @param {string[]} args */
function main([first = '', ref = '']) {
  const titles = first === '--since' ? titlesSince(ref) : [titleOf(readFileSync(first, 'utf8'))]
  // An empty message is Git's own affair: it ends the commit.
  for (const title of titles.filter(Boolean)) {
    const faults = titleFaults(title)
    if (faults.length === 0) continue
    console.error(
      `The title "${title}" cannot stay as it is:\n${faults.map(fault => `- ${fault}.`).join('\n')}`,
    )
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
