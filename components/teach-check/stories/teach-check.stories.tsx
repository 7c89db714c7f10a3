import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { TeachCheck } from '../teach-check.tsx'
import type { TeachCheckEvents, TeachCheckView } from '../view.ts'
import { checkSamples } from './samples.ts'

const events: TeachCheckEvents = { onSave: nothing, onAgain: nothing, onClose: nothing }

export const book: StoryBook = {
  title: 'What was understood of a taught page',
  root: 'main',
  width: 860,
  stories: storiesOf<TeachCheckView>(checkSamples, view => <TeachCheck view={view} {...events} />),
}
