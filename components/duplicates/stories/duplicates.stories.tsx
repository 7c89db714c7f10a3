import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { DuplicatesPage } from '../duplicates-page.tsx'
import type { DuplicatesEvents, DuplicatesView } from '../view.ts'
import { duplicatesSamples } from './samples.ts'

const events: DuplicatesEvents = {
  onFile: nothing,
  onColumn: nothing,
  onPhone: nothing,
  onStart: nothing,
  onRead: nothing,
  onPause: nothing,
  onGoOn: nothing,
  onForget: nothing,
  onCancel: nothing,
  onQuery: nothing,
  onExport: nothing,
}

export const book: StoryBook = {
  title: 'Duplicates',
  root: 'div',
  width: workbenchWidth,
  stories: storiesOf<DuplicatesView>(duplicatesSamples, view =>
    inWorkbench('duplicates', () => <DuplicatesPage view={view} {...events} />),
  ),
}
