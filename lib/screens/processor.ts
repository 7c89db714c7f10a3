import type { ProcessorView } from '../../components/reconciliation/view.ts'
import { sendToBackground } from '../browser/own-messaging.ts'
import { rememberedMapping, rememberMapping } from '../browser/processor-mapping.ts'
import { compareWithProcessor } from '../reports/processor/compare.ts'
import type { Mapping } from '../reports/processor/mapping.ts'
import { guessMapping, type Headings } from '../reports/processor/mapping.ts'
import { parseFile, readHeadings } from '../reports/processor/parse-file.ts'

interface Range {
  from: string
  to: string
}

/** The merchant processor's file beside the reconciliation: its columns, its sums, and cancelling. */
export function createProcessor(show: (state: ProcessorView) => void) {
  let opened: { file: File; headings: Headings } | undefined
  let range: Range = { from: '', to: '' }
  let mappedBy: Mapping | undefined
  let run = new AbortController()

  async function open(file: File): Promise<void> {
    run.abort()
    mappedBy = undefined
    try {
      const headings = await readHeadings(file)
      opened = headings && { file, headings }
      if (!headings) return show({ kind: 'no-headings' })
      const mapping = (await rememberedMapping(headings.names)) ?? guessMapping(headings.names)
      show({ kind: 'columns', names: headings.names, mapping })
    } catch {
      show({ kind: 'failed' })
    }
  }

  async function compare(mapping: Mapping): Promise<void> {
    if (!opened) return
    const { file, headings } = opened
    const { names, skip } = headings
    const { from, to } = range
    mappedBy = mapping
    run.abort()
    run = new AbortController()
    const { signal } = run
    await rememberMapping({ names, mapping })
    show({ kind: 'reading', share: 0 })
    try {
      const onProgress = (share: number) => !signal.aborted && show({ kind: 'reading', share })
      const [reading, sales] = await Promise.all([
        parseFile(file, { mapping, names, skip, from, to, signal, onProgress }),
        sendToBackground('own-bg/card-sales', { from, to }),
      ])
      if (signal.aborted) return
      if (!sales?.ok) return show({ kind: 'failed' })
      const { transactions, ...told } = reading
      const result = compareWithProcessor(sales.value, transactions, { from, to })
      show({ kind: 'compared', names, mapping, result: { ...told, ...result, inside: transactions.length } })
    } catch {
      if (!signal.aborted) show({ kind: 'failed' })
    }
  }

  return {
    open,
    compare,
    cancel() {
      run.abort()
      show({ kind: 'cancelled' })
    },
    /** Other days: what was compared is compared again. */
    forRange(next: Range): void {
      range = next
      if (mappedBy) void compare(mappedBy)
    },
  }
}
