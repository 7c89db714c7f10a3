import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { SetupPage } from '../setup-page.tsx'
import type { SetupEvents, SetupView } from '../view.ts'
import { setupSamples } from './samples.ts'

const events: SetupEvents = {
  onRun: nothing,
  onCopy: nothing,
  onTest: nothing,
  onLook: nothing,
}

export const book: StoryBook = {
  title: 'Setup',
  root: 'div',
  width: workbenchWidth,
  stories: storiesOf<SetupView>(setupSamples, view =>
    inWorkbench('setup', () => <SetupPage view={view} {...events} />),
  ),
}
