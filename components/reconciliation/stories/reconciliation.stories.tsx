import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { ReconciliationPage } from '../reconciliation-page.tsx'
import type { ReconciliationEvents, ReconciliationView } from '../view.ts'
import { monthSamples } from './month-samples.ts'
import { reconciliationSamples } from './samples.ts'

export const reconciliationEvents: ReconciliationEvents = {
  onRange: nothing,
  onRetry: nothing,
  onReadLedger: nothing,
  onCloseMonth: nothing,
  onSyncNow: nothing,
  onExport: nothing,
  onPrint: nothing,
  onSummary: nothing,
  onFile: nothing,
  onChoose: nothing,
  onCompare: nothing,
  onForget: nothing,
  onCancel: nothing,
}

export const book: StoryBook = {
  title: 'Reconciliation',
  root: 'div',
  width: workbenchWidth,
  narrow: ['compared', 'the sheet of a day'],
  stories: storiesOf<ReconciliationView>({ ...reconciliationSamples, ...monthSamples }, view =>
    inWorkbench('reconciliation', () => <ReconciliationPage view={view} {...reconciliationEvents} />),
  ),
}
