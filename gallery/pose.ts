/** One story after the other, held still to be compared with its committed picture: `pose('popup/ready')`. */
import { findStory } from '../components/stories/books.ts'
import { mountStory } from '../components/stories/mount-story.ts'
import { settled } from './settled.ts'
import { holdStill, shortTimers } from './still.ts'

declare global {
  /** Shows the story of this address in place of the one before; gives how high all of it is, in pixels. */
  var pose: (address: string) => Promise<number>
}

let takeAway: () => void = () => undefined
await holdStill(document)

globalThis.pose = async address => {
  takeAway()
  const found = await findStory(address)
  if (!found) throw new Error(`There is no story ${address}.`)
  document.documentElement.dataset.book = address.split('/')[0] ?? ''
  scrollTo(0, 0)
  takeAway = mountStory(found.book, found.story, document)
  await settled()
  await shortTimers()
  await settled()
  return document.documentElement.scrollHeight
}
