import * as v from 'valibot'

/** How one field of the order compares; `unknown` = Nextech shows no value (rules 4). */
export const LikenessSchema = v.picklist(['equal', 'different', 'unknown'])
export type Likeness = v.InferOutput<typeof LikenessSchema>

/** The four fields that tell a patient (rules 4). */
export const fourFields = ['email', 'firstName', 'lastName', 'phone'] as const

export type FieldLikeness = Record<(typeof fourFields)[number], Likeness>
