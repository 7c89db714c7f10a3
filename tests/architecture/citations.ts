import { existsSync, globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'

/**
 * How comments, test titles and documents cite: `rules 4.2`, `Nextech API 1.5`, `Nextech API trap 16`, `order pages B2`,
 * `browser facts 2.1`, `architecture 6.2`, `ADR 0011`, and paths below `docs/`. Several sections of one document are joined by a comma, `and` or `to`.
 */
export interface Citation {
  file: string
  line: number
  /** As it is written. */
  text: string
  /** What does not exist, or undefined where all of it does. */
  missing: string | undefined
}

interface Kind {
  pattern: RegExp
  /** What one match points at and does not find. */
  missing: (match: RegExpMatchArray) => string | undefined
}

const rules = 'docs/spec/rules.md'
const nextech = 'docs/spec/nextech-api.md'
const pages = 'docs/spec/order-pages.md'

const number = String.raw`\d+(?:\.\d+)*`
const joint = String.raw`(?:,\s+|\s+and\s+|\s+to\s+|,\s+and\s+)`
const listOf = (section: string) => `${section}(?:${joint}${section})*`

const kinds: readonly Kind[] = [
  cited(String.raw`\b[Rr]ules?\s+(?:section\s+)?(?<list>${listOf(number)})`, rules),
  cited(String.raw`\bNextech\s+API,?\s+(?<list>${listOf(`(?:traps?\\s+)?${number}`)})`, nextech),
  cited(String.raw`\b[Oo]rder\s+pages\s+\(?(?<list>${listOf(String.raw`[A-D]\d?\b`)})`, pages),
  cited(String.raw`\bbrowser\s+facts\s+(?<list>${listOf(number)})`, 'docs/spec/browsers.md'),
  cited(String.raw`\barchitecture\s+(?<list>${listOf(number)})`, 'docs/architecture.md'),
  { pattern: /\bADR\s+(?<id>\d{4})\b/g, missing: ({ groups }) => missingDecision(groups?.id ?? '') },
  {
    pattern: /\bdocs\/(?<path>[\w./-]*\w)(?:#(?<anchor>[\w-]+))?/g,
    missing: ({ groups }) => missingPath(`docs/${groups?.path}`, groups?.anchor),
  },
]

/** Documents that were never part of this repository: nobody can look them up. */
const unknown: readonly RegExp[] = [
  /\bdesign\.md\b/g,
  /\bstyle\s+(?:notes\s+)?[A-Z]\d+(?:(?:,| to| and)\s+[A-Z]\d+)*/g,
  /\bpeers\s+(?:notes|and\s+pitfalls)(?:,?\s+[A-Z]\d+)?/g,
  /\bissue\s+"[^"]+"/g,
  /\b(?:found-cases|house-findings|security-findings|staff-findings|style-anchors)\b/g,
  // Older names of documents that are here: one name each.
  /\b[Ss]ync-rules\b/g,
  /\bAPI\s+notes\b/g,
  /\border-pages\s+notes\b/g,
  /\(notes,?\s+(?:traps?\s+)?\d/g,
]

/** Every file in which something may be cited. */
export function citingFiles(): string[] {
  const folders = '{backend,bench,components,docs,entrypoints,lib,sandbox,scripts,tests}'
  return globSync([`${folders}/**/*.{ts,tsx,js,mjs,css,html,md}`, '*.{ts,mjs,md}', '.*.{ts,mjs}'])
    .map(file => file.split(sep).join('/'))
    .filter(file => !/(^|\/)node_modules\/|^tests\/architecture\/citations\./.test(file))
    .sort()
}

/** Every citation of a text that follows the grammar, resolved. */
export function citationsIn(file: string, text: string): Citation[] {
  const joined = withoutCommentMarks(text)
  return kinds.flatMap(({ pattern, missing }) =>
    [...joined.matchAll(pattern)].map(match => ({ ...placed(file, joined, match), missing: missing(match) })),
  )
}

/** Every mention of a document that the repository does not hold. */
export function unknownIn(file: string, text: string): Citation[] {
  const joined = withoutCommentMarks(text)
  return unknown.flatMap(pattern =>
    [...joined.matchAll(pattern)].map(match => ({
      ...placed(file, joined, match),
      missing: 'a document that is not in the repository',
    })),
  )
}

/** The sections of a document by what their headings begin with: `4.2`, `B2`, `trap 16`. */
export function sectionsOf(document: string): string[] {
  return headingsOf(document).flatMap(heading => {
    const [, section] = /^(Trap \d+|[A-Z]?\d+(?:\.\d+)*|[A-Z])[.:]?(?:\s|$)/.exec(heading) ?? []
    return section ? [section.toLowerCase()] : []
  })
}

/** Links of a Markdown text to files of the repository that do not exist, or to headings that they do not have. */
export function brokenLinks(file: string, text: string): string[] {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'
  const targets = [...withoutCode(text).matchAll(/\]\((?<path>[^)\s#]*)(?:#(?<anchor>[^)\s]+))?\)/g)]
  return targets.flatMap(({ groups }) => {
    const { path = '', anchor } = groups ?? {}
    if (/^[a-z]+:/.test(path)) return []
    const missing = missingPath(path === '' ? file : normal(`${folder}/${path}`), anchor)
    return missing ? [missing] : []
  })
}

function cited(pattern: string, document: string): Kind {
  return {
    pattern: new RegExp(pattern, 'g'),
    missing: ({ groups }) => {
      const known = sectionsOf(document)
      const lost = sectionsIn(groups?.list ?? '').filter(section => !known.includes(section))
      return lost.length > 0 ? `${document} has no section ${lost.join(', ')}` : undefined
    },
  }
}

/** `2.7, trap 18` names 2.7 and trap 18; `traps 16 and 17` and `trap 16 to 18` go on with traps. */
function sectionsIn(list: string): string[] {
  let traps = false
  return list.split(new RegExp(joint)).map(part => {
    const [, word, section = ''] = /^(traps?\s+)?(.*)$/s.exec(part) ?? []
    traps = word !== undefined || (traps && !section.includes('.'))
    return traps ? `trap ${section}` : section.toLowerCase()
  })
}

function missingDecision(id: string): string | undefined {
  return globSync(`docs/adr/${id}-*.md`).length === 1 ? undefined : `there is no decision ${id}`
}

function missingPath(path: string, anchor: string | undefined): string | undefined {
  const decision = /^docs\/adr\/(\d{4})$/.exec(path)?.[1]
  if (decision) return missingDecision(decision)
  if (!existsSync(path)) return `${path} does not exist`
  if (anchor === undefined || headingsOf(path).map(slugOf).includes(anchor)) return undefined
  return `${path} has no heading #${anchor}`
}

const headings = new Map<string, string[]>()

function headingsOf(document: string): string[] {
  const known = headings.get(document)
  if (known) return known
  const read = withoutCode(readFileSync(document, 'utf8'))
    .split('\n')
    .flatMap(line => /^#{1,6}\s+(.*)$/.exec(line)?.[1] ?? [])
  headings.set(document, read)
  return read
}

/** The address that GitHub gives a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```/gm, '')
}

/** Lines stay lines, so that places can be told, but a citation may run on over them. */
function withoutCommentMarks(text: string): string {
  return text.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)[ \t]?/g, '\n')
}

function placed(file: string, text: string, match: RegExpMatchArray) {
  const line = text.slice(0, match.index).split('\n').length
  return { file, line, text: match[0].replaceAll(/\s+/g, ' ') }
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
