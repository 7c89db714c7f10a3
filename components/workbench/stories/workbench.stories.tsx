import type { StoryBook } from '../../stories/story.ts'
import { InWorkbench, inWorkbench, workbenchWidth } from './in-workbench.tsx'

const never = () => new Promise<never>(() => undefined)
const missing = () => Promise.reject(new Error('the file is gone'))

export const book: StoryBook = {
  title: 'Workbench',
  root: 'div',
  width: workbenchWidth,
  stories: [
    { name: 'a page', render: () => inWorkbench('setup', () => <h1>Sample page</h1>) },
    { name: 'a page whose code is on its way', render: () => <InWorkbench id="staff" load={never} /> },
    {
      name: 'a page whose code is gone after an update',
      render: () => <InWorkbench id="staff" load={missing} />,
    },
  ],
}
