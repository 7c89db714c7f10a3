import type { RunOptions } from './run-schedule.ts'

/** A text of the product's source that stands there once, and what stands there instead. */
export interface Patch {
  file: string
  find: string
  replace: string
}

/** A safeguard that is switched off, to see that the simulation notices. */
export interface Mutation {
  name: string
  what: string
  patches?: readonly Patch[]
  switches?: RunOptions['switches']
}
