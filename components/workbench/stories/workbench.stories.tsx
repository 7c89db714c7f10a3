import type { BackendTrouble } from '../../../lib/contract/backend.ts'
import type { StoryBook } from '../../stories/story.ts'
import { InWorkbench, inWorkbench, workbenchWidth } from './in-workbench.tsx'

const never = () => new Promise<never>(() => undefined)
const missing = () => Promise.reject(new Error('the file is gone'))

const page = () => Promise.resolve({ default: () => <h1>Sample page</h1> })
const troubles: Readonly<Record<string, BackendTrouble>> = {
  'the backend does not answer': 'backend-unreachable',
  'the backend is older': 'backend-older',
  'the extension is older': 'extension-older',
  'the station was disconnected': 'backend-not-paired',
  'the browser may not reach the backend': 'permission-missing',
}
const inTrouble = Object.entries(troubles).map(([name, trouble]) => ({
  name,
  render: () => <InWorkbench id="staff" load={page} backendTrouble={trouble} />,
}))

export const book: StoryBook = {
  title: 'Workbench',
  root: 'div',
  width: workbenchWidth,
  stories: [
    ...inTrouble,
    { name: 'a page', render: () => inWorkbench('setup', () => <h1>Sample page</h1>) },
    { name: 'a page whose code is on its way', render: () => <InWorkbench id="staff" load={never} /> },
    {
      name: 'a page whose code is gone after an update',
      render: () => <InWorkbench id="staff" load={missing} />,
    },
  ],
}
