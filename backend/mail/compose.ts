import type { PracticeDay } from '../../lib/domain/units.ts'
import { type DaySummary, daySummary } from '../../lib/service/day-summary.ts'
import { say } from '../../lib/words/mail-words.ts'
import { inLanguage } from '../http/language.ts'
import { type Sheet, type SheetLine, sheetOf } from './sheet.ts'

/** A message without its addresses: plain text, and the same as simple HTML; neither has a link. */
export interface Message {
  subject: string
  text: string
  html: string
}

/** Makes the summary of a day as it stands now, and writes it. */
export async function summaryMail(
  practice: Parameters<typeof daySummary>[0],
  day: PracticeDay,
  how: Parameters<typeof composeMail>[1],
): Promise<Message> {
  return composeMail(await daySummary(practice, day), how)
}

/** Writes the summary of a day in a language; a test says that it is one. */
export function composeMail(
  summary: DaySummary,
  { language, isTest = false }: { language: 'en' | 'es'; isTest?: boolean },
): Message {
  return inLanguage(language, () => {
    const sheet = sheetOf(summary)
    const shown = isTest ? { ...sheet, head: [say('mail.test'), ...sheet.head] } : sheet
    const subject = isTest ? say('mail.subject.test', { subject: sheet.subject }) : sheet.subject
    return written({ ...shown, subject }, language)
  })
}

/** A sheet as a message. */
export function written(sheet: Sheet, language: 'en' | 'es'): Message {
  return { subject: sheet.subject, text: textOf(sheet), html: htmlOf(sheet, language) }
}

function textOf({ title, head, sections, foot }: Sheet): string {
  const written = sections.map(section => [section.title, ...section.lines.map(plainLine)].join('\n'))
  return `${[[title, ...head].join('\n'), ...written, foot].join('\n\n')}\n`
}

const plainLine = (line: SheetLine) => `- ${typeof line === 'string' ? line : say('mail.line', line)}`

/** Readers of mail make links of what looks like a phone number or a date: the page asks them not to. */
function htmlOf({ title, head, sections, foot }: Sheet, language: string): string {
  const body = sections.map(
    section => `<h2 style="font-size:1.1em">${escaped(section.title)}</h2>${tableOf(section.lines)}`,
  )
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escaped(title)}</title></head>
<body style="font-family:sans-serif"><h1 style="font-size:1.3em">${escaped(title)}</h1>
<p>${head.map(escaped).join('<br>')}</p>
${body.join('\n')}
<p style="font-size:.9em">${escaped(foot)}</p></body></html>
`
}

function tableOf(lines: readonly SheetLine[]): string {
  const rows = lines.map(line =>
    typeof line === 'string'
      ? `<tr><td colspan="2">${escaped(line)}</td></tr>`
      : `<tr><th scope="row" style="text-align:left;font-weight:normal;padding-right:1em">${escaped(line.label)}</th><td>${escaped(line.value)}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => entities[character] ?? character)
}
