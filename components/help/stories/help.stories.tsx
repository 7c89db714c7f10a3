import type { StoryBook } from '../../stories/story.ts'
import { workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { HelpPage } from '../help-page.tsx'

export const book: StoryBook = {
  title: 'Help',
  root: 'div',
  width: workbenchWidth,
  stories: [
    { name: 'all chapters', render: () => <HelpPage hash="" /> },
    { name: 'a chapter that a screen leads to', render: () => <HelpPage hash="#refunds" /> },
  ],
}
