import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { ActivityPage } from '../activity-page.tsx'
import type { ActivityEvents, ActivityView } from '../view.ts'
import { activitySamples } from './samples.ts'

const events: ActivityEvents = {
  onFilter: nothing,
  onOlder: nothing,
  onNewest: nothing,
  onProve: nothing,
  onStopProof: nothing,
  onSaveSeal: nothing,
  onCompareSeal: nothing,
  onAcceptRestore: nothing,
  onExport: nothing,
}

export const book: StoryBook = {
  title: 'Activity',
  root: 'div',
  width: workbenchWidth,
  stories: storiesOf<ActivityView>(activitySamples, view =>
    inWorkbench('activity', () => <ActivityPage view={view} {...events} />),
  ),
}
