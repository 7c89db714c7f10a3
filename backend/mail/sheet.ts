import { causeOf, isBefore, isUnknown } from '../../lib/domain/causes.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { type OwnLineName, ownLineNames } from '../../lib/domain/own-lines.ts'
import type { Line } from '../../lib/reports/reconciliation.ts'
import type { DaySummary, WaitingGroup } from '../../lib/service/day-summary.ts'
import { formatDay, formatMoment } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/mail-words.ts'

/** The daily summary in words, before it is written as text or as HTML. */
export interface Sheet {
  subject: string
  title: string
  head: readonly string[]
  sections: readonly { title: string; lines: readonly SheetLine[] }[]
  foot: string
}

/** A value with its label, or a sentence. */
export type SheetLine = string | { label: string; value: string }

/** More order numbers of one kind than anybody reads in a mail. */
const maxNumbers = 40

type Books = DaySummary['books']

/** Words the summary of a day in the language that is spoken: sums, counts and order numbers, and nothing else of an order. */
export function sheetOf(summary: DaySummary): Sheet {
  const { books, day, staff } = summary
  const { practice, report } = books
  return {
    subject: say('mail.subject', { day: formatDay(day), practice }),
    title: `${say('rec.summary.day')}: ${formatDay(day)}`,
    head: headOf(summary),
    sections: [
      { title: say('rec.sums'), lines: sumLines(books) },
      { title: say('mail.states'), lines: stateLines(summary) },
      { title: say('rec.by-card-type'), lines: cardLines(books) },
      { title: say('rec.own-lines'), lines: ownLineNames.flatMap(name => ownLine(name, report.lines[name])) },
      { title: say('rec.summary.open-orders'), lines: differenceLines(books) },
      { title: say('mail.staff'), lines: staffLines(staff) },
    ].filter(({ lines }) => lines.length > 0),
    foot: say('mail.foot'),
  }
}

function headOf({ books, madeAt }: DaySummary): string[] {
  const { practice, timeZone, ledger, unreadable } = books
  // No moment is "today" for a reader of later days: each has its date.
  const moment = (at: number) => formatMoment(at, timeZone, '')
  return [
    practice,
    say('rec.zone', { zone: timeZone }),
    say('mail.as-of', { time: moment(madeAt) }),
    ledger ? say('rec.as-of', { time: moment(ledger.readAt) }) : say('rec.no-ledger'),
    ...(unreadable > 0 ? [plural('rec.unreadable', unreadable)] : []),
  ]
}

const isKnown = ({ ledger, report }: Books) => !isBefore(report.from, ledger?.knownFrom ?? null)
const counted = (count: string, cents: number) => say('mail.counted', { count, amount: formatCents(cents) })

function sumLines(books: Books): SheetLine[] {
  const { sums, counts } = books.report
  const ledger = counted(plural('rec.payments', counts.ledger), sums.ledger)
  return [
    { label: say('rec.taken'), value: counted(plural('rec.orders', counts.taken), sums.taken) },
    { label: say('rec.posted'), value: counted(plural('rec.postings', counts.posted), sums.posted) },
    { label: say('rec.ledger'), value: isKnown(books) ? ledger : say('rec.unknown') },
    verdictOf(books),
  ]
}

function verdictOf(books: Books): string {
  const { sums, counts, differences } = books.report
  const isEmpty = counts.taken + counts.posted + counts.ledger === 0 && differences.length === 0
  if (!isKnown(books)) return say(isEmpty ? 'rec.unknown.empty' : 'rec.unknown.verdict')
  if (isEmpty) return say('rec.empty')
  const { taken, posted, ledger } = sums
  if (taken !== ledger) return say('rec.differ', { amount: formatCents(Math.abs(taken - ledger)) })
  if (posted !== ledger) return say('rec.differ.posted', { amount: formatCents(Math.abs(posted - ledger)) })
  return say(differences.length === 0 ? 'rec.agree' : 'rec.agree.look')
}

function stateLines({ totals }: DaySummary): SheetLine[] {
  if (totals.rows.length === 0) return [say('mail.states.none')]
  return totals.rows.map(({ status, count, amountCents }) => ({
    label: say(`status.${status}`),
    value: counted(plural('rec.orders', count), amountCents),
  }))
}

function cardLines(books: Books): SheetLine[] {
  return books.report.byCardType.map(({ cardType, taken, posted, ledger }) => ({
    label: cardType,
    value: say('mail.card-type', {
      taken: formatCents(taken),
      posted: formatCents(posted),
      ledger: isKnown(books) ? formatCents(ledger) : say('rec.unknown'),
    }),
  }))
}

function ownLine(name: OwnLineName, { count, cents }: Line): SheetLine[] {
  return count === 0 ? [] : [{ label: say(`rec.line.${name}`), value: counted(String(count), cents) }]
}

/** By their cause, with the numbers; a payment that names no order is counted, for its id says nothing in a mail. */
function differenceLines({ report, ledger }: Books): SheetLine[] {
  const knownFrom = ledger?.knownFrom ?? null
  const groups = Map.groupBy(report.differences, each => causeOf(each, knownFrom))
  return [...groups].map(([cause, rows]) => {
    const numbers = rows.flatMap(({ number }) => number ?? [])
    const nameless = rows.length - numbers.length
    const variance = rows.some(row => isUnknown(row, knownFrom))
      ? say('rec.unknown')
      : formatCents(rows.reduce((sum, row) => sum + row.taken - row.ledger, 0))
    const named = numbers.length > 0 ? [numbersOf(numbers)] : []
    const others = nameless > 0 ? [plural('mail.differences.without-number', nameless)] : []
    return {
      label: cause === 'unknown' ? say('rec.cause.unknown') : say(`difference.${cause}`),
      value: [variance, ...named, ...others].join('; '),
    }
  })
}

function staffLines(staff: readonly WaitingGroup[]): SheetLine[] {
  if (staff.length === 0) return [say('mail.staff.none')]
  return staff.map(({ status, reason, numbers }) => {
    const named = { status: say(`status.${status}`) }
    const label =
      reason === null ? named.status : say('mail.group', { ...named, reason: say(`reason.${reason}.name`) })
    return { label, value: numbersOf(numbers) }
  })
}

function numbersOf(numbers: readonly string[]): string {
  const shown = numbers.slice(0, maxNumbers).join(', ')
  const count = numbers.length - maxNumbers
  const all = count > 0 ? say('mail.numbers.more', { numbers: shown, count }) : shown
  return say('mail.numbers', { count: numbers.length, numbers: all })
}
