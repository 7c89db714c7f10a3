import type { ProcessorView } from '../../components/reconciliation/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { forgetChoices, rememberChoices } from '../browser/processor-choices.ts'
import { addDays } from '../domain/practice-day.ts'
import type { Choices } from '../reports/processor/choices.ts'
import { compareWithProcessor } from '../reports/processor/compare.ts'
import { parseFile } from '../reports/processor/parse-file.ts'
import { nearDays } from '../reports/processor/read-rows.ts'
import {
  guessedChoices,
  type OpenedFile,
  openProcessorFile,
  shownFile,
  withChoices,
} from './processor-file.ts'

interface Range {
  from: string
  to: string
}

/** The merchant processor's file beside the reconciliation: how it is read, its sums, and cancelling. */
export function createProcessor(show: (state: ProcessorView) => void, practiceZone: () => string) {
  let opened: OpenedFile | undefined
  let range: Range = { from: '', to: '' }
  let isCompared = false
  let run = new AbortController()

  function showColumns(next: OpenedFile): void {
    run.abort()
    opened = next
    isCompared = false
    show({ kind: 'columns', ...shownFile(next, practiceZone()) })
  }

  async function open(file: File): Promise<void> {
    run.abort()
    opened = undefined
    isCompared = false
    try {
      const next = await openProcessorFile(file, () => numbersAbout(range))
      if (next) showColumns(next)
      else show({ kind: 'no-table' })
    } catch {
      show({ kind: 'failed' })
    }
  }

  async function compare(): Promise<void> {
    if (!opened) return
    run.abort()
    run = new AbortController()
    const { signal } = run
    const compared = { ...opened, isRemembered: true }
    opened = compared
    isCompared = true
    const { start, choices } = compared
    await rememberChoices({ names: start.names, choices })
    show({ kind: 'reading', share: 0 })
    const onProgress = (share: number) => !signal.aborted && show({ kind: 'reading', share })
    try {
      const view = await compareFile(compared, range, { timeZone: practiceZone(), signal, onProgress })
      if (!signal.aborted) show(view)
    } catch {
      if (!signal.aborted) show({ kind: 'failed' })
    }
  }

  return {
    open,
    compare,
    choose(next: Choices): void {
      if (opened) showColumns(withChoices(opened, next))
    },
    /** The choices for this processor are guessed again, now and for its next file. */
    async forget(): Promise<void> {
      if (!opened) return
      const choices = await guessedChoices(opened.start, () => numbersAbout(range))
      const next = { ...opened, choices, isRemembered: false }
      await forgetChoices(opened.start.names)
      showColumns(next)
    },
    cancel() {
      run.abort()
      isCompared = false
      show({ kind: 'cancelled' })
    },
    /** Other days: what was compared is compared again. */
    forRange(next: Range): void {
      range = next
      if (isCompared) void compare()
    },
  }
}

/** The shop's sales that may have money in the file: what went back in the range may be of an earlier sale. */
const salesAbout = ({ from, to }: Range) =>
  sendToBackground('ext-bg/card-sales', { from: addDays(from, -nearDays), to: addDays(to, 1) })

async function numbersAbout(range: Range): Promise<ReadonlySet<string>> {
  const sales = range.from === '' ? undefined : await salesAbout(range)
  return new Set(sales?.ok ? sales.value.map(({ number }) => number) : [])
}

interface CompareOptions {
  timeZone: string
  signal: AbortSignal
  onProgress: (share: number) => void
}

/** Reads the whole file and the shop's sales, and puts one beside the other. */
async function compareFile(
  opened: OpenedFile,
  { from, to }: Range,
  options: CompareOptions,
): Promise<ProcessorView> {
  const { file, start, choices } = opened
  const { names, skip, delimiter } = start
  const [reading, sales] = await Promise.all([
    parseFile(file, { names, skip, delimiter, choices, from, to, ...options }),
    salesAbout({ from, to }),
  ])
  if (!sales?.ok) return { kind: 'failed' }
  const { transactions, far, ...told } = reading
  const result = compareWithProcessor(sales.value, transactions, { from, to })
  const outside = transactions.length - result.inside + far
  const shown = shownFile(opened, options.timeZone)
  // Words far down in the file are asked about like those of its beginning.
  const late = reading.unknown.filter(({ key }) => !shown.words.some(word => word.key === key))
  const words = [...late.map(word => ({ ...word, meaning: null })), ...shown.words]
  return { kind: 'compared', ...shown, words, result: { ...told, ...result, outside } }
}
