import type { ReadonlySignal } from '@preact/signals'
import type { StaffEvents, StaffReady, StaffView } from '../../components/staff/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import type { ClosingWord, QueueRow, QuoteRow, QuoteWord } from '../contract/staff-queue.ts'
import { say } from '../words/staff-words.ts'

/** "Leave voided", "Recorded elsewhere" and what became of a quote in "Needs staff", and the way back from the last of them. */
export function createClosing(
  view: ReadonlySignal<StaffView>,
  show: (change: Partial<StaffReady>) => void,
  read: () => Promise<void>,
): Pick<StaffEvents, 'onClose' | 'onReopen' | 'onQuoteDone'> {
  async function closeOrder({ key, number }: QueueRow, word: ClosingWord): Promise<void> {
    const reply = await sendToBackground('ext-bg/close-order', { key, word })
    const failure = reply?.ok ? null : (reply?.error.message ?? noAnswer())
    show({ closed: { key, number, kind: word.kind, failure } })
    await read()
  }

  async function quoteDone({ key, number }: QuoteRow, word: QuoteWord): Promise<void> {
    const reply = await sendToBackground('ext-bg/quote-done', { key, word })
    const failure = reply?.ok ? null : (reply?.error.message ?? noAnswer())
    show({ closed: { key, number, kind: word.quote === null ? 'quote-none' : 'quote-applied', failure } })
    await read()
  }

  async function reopen(): Promise<void> {
    const closed = view.value.kind === 'ready' ? view.value.closed : null
    if (!closed) return
    const { key, kind } = closed
    const isQuote = kind === 'quote-applied' || kind === 'quote-none'
    const reply = await sendToBackground(isQuote ? 'ext-bg/quote-done' : 'ext-bg/close-order', {
      key,
      word: null,
    })
    show({ closed: reply?.ok ? null : { ...closed, failure: reply?.error.message ?? noAnswer() } })
    await read()
  }

  return {
    onClose: row => void closeOrder(row, wordFor(row)),
    onQuoteDone: (row, word) => void quoteDone(row, word),
    onReopen: () => void reopen(),
  }
}

const noAnswer = () => say('staff.closed.no-answer')

/** What the row's button says of it, with the sum that the person saw. */
function wordFor({ reason, owedCents }: QueueRow): ClosingWord {
  return reason === 'refund-to-record' ? { kind: 'refund-recorded', owedCents } : { kind: 'void-left' }
}
