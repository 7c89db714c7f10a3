import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { Popup } from '../popup.tsx'
import type { PopupEvents, PopupView } from '../view.ts'
import { popupSamples } from './samples.ts'

const events: PopupEvents = {
  onOpen: nothing,
  onOpenSettings: nothing,
  onSignIn: nothing,
  onSyncNow: nothing,
  onPause: nothing,
  onTeach: nothing,
}

export const book: StoryBook = {
  title: 'Popup',
  root: 'main',
  width: 380,
  makesItsWindow: true,
  narrow: ['ready'],
  stories: storiesOf<PopupView>(popupSamples, view => <Popup view={view} {...events} />),
}
