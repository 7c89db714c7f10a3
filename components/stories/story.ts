import type { ComponentChild } from 'preact'

/** One state of a component, as people can meet it. */
export interface Story {
  /** What the state is called. No two stories of a book share a name. */
  name: string
  render: () => ComponentChild
}

/** The stories of one folder of components. */
export interface StoryBook {
  title: string
  /** The element that the page's index.html gives its components: a page that brings its own `main` stands in a `div`. */
  root: 'main' | 'div'
  /** How wide the window is in which people see it, in pixels. */
  width: number
  /** The browser makes the window as wide as what is in it, so that no narrower one is met. */
  makesItsWindow?: true
  /** Names of stories that are also pictured in the narrowest window, for they show most of the screen. */
  narrow?: readonly string[]
  stories: readonly Story[]
}

/** A story for each sample, with the sample's name. */
export function storiesOf<View>(
  samples: Readonly<Record<string, View>>,
  render: (view: View) => ComponentChild,
): Story[] {
  return Object.entries(samples).map(([name, view]) => ({ name, render: () => render(view) }))
}

/** The event of a story: a press leads nowhere. */
export const nothing = (): undefined => undefined
