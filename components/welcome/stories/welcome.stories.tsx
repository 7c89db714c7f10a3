import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import type { WelcomeEvents, WelcomeView } from '../view.ts'
import { WelcomePage } from '../welcome-page.tsx'
import { welcomeSamples } from './samples.ts'

const events: WelcomeEvents = {
  onDraft: nothing,
  onPassword: nothing,
  onNext: nothing,
  onBack: nothing,
  onUse: nothing,
  onPropose: nothing,
  onPutAside: nothing,
}

export const book: StoryBook = {
  title: 'Welcome',
  root: 'div',
  width: workbenchWidth,
  stories: storiesOf<WelcomeView>(welcomeSamples, view =>
    inWorkbench('welcome', () => <WelcomePage view={view} {...events} />),
  ),
}
