import * as v from 'valibot'

/** How much the sync does by itself: nothing, what staff decide, or all that is sure. */
export const PostureSchema = v.picklist(['observe', 'resolve', 'automatic'])
export type Posture = v.InferOutput<typeof PostureSchema>
