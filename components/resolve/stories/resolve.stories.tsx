import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { ResolvePanel } from '../resolve-panel.tsx'
import type { PanelView } from '../view.ts'
import { panelEvents, panelSamples } from './samples.ts'
import { settlingSamples } from './settling-samples.ts'

export const book: StoryBook = {
  title: 'Resolve panel',
  root: 'main',
  // The frame in the shop's page.
  width: 420,
  narrow: ['choosing'],
  stories: storiesOf<PanelView>({ ...panelSamples, ...settlingSamples }, view => (
    <ResolvePanel view={view} {...panelEvents(() => nothing)} />
  )),
}
