import { ResolvePanel } from '../../resolve/resolve-panel.tsx'
import { panelEvents, panelSamples } from '../../resolve/stories/samples.ts'
import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { StaffPage } from '../staff-page.tsx'
import type { StaffEvents, StaffView } from '../view.ts'
import { staffSamples } from './samples.ts'

const events: StaffEvents = {
  onOpen: nothing,
  onClose: nothing,
  onQuoteDone: nothing,
  onSnooze: nothing,
  onWake: nothing,
  onReopen: nothing,
  onLookAgain: nothing,
  onSaveName: async () => true,
  onShowMemory: nothing,
  onForget: nothing,
}

function page(view: StaffView) {
  return (
    <StaffPage view={view} {...events}>
      <ResolvePanel view={panelSamples.choosing} {...panelEvents(() => nothing)} />
    </StaffPage>
  )
}

export const book: StoryBook = {
  title: 'Needs staff',
  root: 'div',
  width: workbenchWidth,
  narrow: ['ready'],
  stories: storiesOf<StaffView>(staffSamples, view => inWorkbench('staff', () => page(view))),
}
