import * as v from 'valibot'
import { ChoicesSchema } from '../reports/processor/choices.ts'

/** What a person chose for a processor's files with these headings, as the browser keeps it; never a row. */
export const RememberedChoicesSchema = v.object({ names: v.array(v.string()), choices: ChoicesSchema })
export type RememberedChoices = v.InferOutput<typeof RememberedChoicesSchema>
