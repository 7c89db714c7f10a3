import { type ReadonlySignal, signal } from '@preact/signals'
import type { DuplicatesEvents, DuplicatesView, NextechOffer } from '../../components/duplicates/view.ts'
import { clock } from '../browser/clock.ts'
import { onChanged } from '../browser/ext-messaging.ts'
import type { FileTrouble } from '../reports/duplicates/audit-worker.ts'
import { say } from '../words/duplicates-words.ts'
import { createComparison, startWorker } from './comparison.ts'
import { withColumn, withPhone } from './duplicates-columns.ts'
import { PatientReading } from './patient-reading.ts'

/**
 * The duplicate audit: the file, or the patients that were read from Nextech, go to a worker of its own, and cancelling
 * ends that worker, whatever it is at. All that was read is gone with it.
 */
export function createDuplicatesScreen(
  start = startWorker,
  time = clock,
): {
  view: ReadonlySignal<DuplicatesView>
  events: DuplicatesEvents
} {
  let nextech: NextechOffer = { kind: 'unknown' }
  const choose = (trouble: FileTrouble | null): DuplicatesView => ({ kind: 'choose', trouble, nextech })
  const view = signal<DuplicatesView>(choose(null))
  const comparison = createComparison({
    start,
    view,
    onRefused(trouble) {
      view.value = choose(trouble)
    },
    onDone: () => void reading.forget(),
  })
  const reading = new PatientReading({
    clock: time,
    onOffer(offer) {
      nextech = offer
      if (view.value.kind === 'choose') view.value = { ...view.value, nextech }
    },
    show(step) {
      view.value = step
    },
    onAll: (patients, unreadable) =>
      comparison.open(patients, { file: say('duplicates.nextech.all'), source: 'nextech', unreadable }),
  })
  void reading.look()
  onChanged(() => nextech.kind === 'not-configured' && void reading.look())
  return {
    view,
    events: {
      onFile: file => comparison.open(file, { file: file.name, source: 'file', unreadable: 0 }),
      onColumn: (field, column) => comparison.changeColumns(columns => withColumn(columns, field, column)),
      onPhone: (place, column) => comparison.changeColumns(columns => withPhone(columns, place, column)),
      onStart: comparison.compare,
      onRead: plan => void reading.start(plan),
      onPause: () => reading.pause(),
      onGoOn: () => reading.goOn(),
      onForget: () => void reading.forgetKept(),
      onCancel() {
        comparison.end()
        view.value = choose(null)
        void reading.forget()
      },
      onQuery: comparison.query,
      onExport: comparison.export,
    },
  }
}
