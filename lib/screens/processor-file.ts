import type { ProcessorFile } from '../../components/reconciliation/view.ts'
import { rememberedChoices } from '../browser/processor-choices.ts'
import {
  type Choices,
  guessChoices,
  guessForColumns,
  stateCodes,
  wordsIn,
} from '../reports/processor/choices.ts'
import { isUsable } from '../reports/processor/columns.ts'
import { guessFlags } from '../reports/processor/flags.ts'
import { isNumberUnsure, withOwnNumbers } from '../reports/processor/own-numbers.ts'
import { type FileStart, readStart } from '../reports/processor/parse-file.ts'
import { previewOf } from '../reports/processor/preview.ts'

/** A processor's file that was opened, and how it is read. */
export interface OpenedFile {
  file: File
  start: FileStart
  choices: Choices
  /** Whether the choices are those of an earlier file of this processor. */
  isRemembered: boolean
}

/** The numbers of the shop's orders about the days that are compared. */
type OwnNumbers = () => Promise<ReadonlySet<string>>

/** Reads the beginning of a file; undefined where it holds no table. Rejects where the browser cannot read it. */
export async function openProcessorFile(file: File, ownNumbers: OwnNumbers): Promise<OpenedFile | undefined> {
  const start = await readStart(file)
  if (!start) return undefined
  const remembered = await rememberedChoices(start.names)
  return {
    file,
    start,
    choices: remembered ? withFlags(remembered, start) : await guessedChoices(start, ownNumbers),
    isRemembered: remembered !== undefined,
  }
}

/** What a file says by itself, and the shop's orders where it has several columns of numbers. */
export async function guessedChoices({ names, rows }: FileStart, ownNumbers: OwnNumbers): Promise<Choices> {
  const guessed = guessChoices(names, rows)
  if (!isNumberUnsure(guessed.columns, rows)) return guessed
  const columns = withOwnNumbers(guessed.columns, rows, await ownNumbers())
  return columns === guessed.columns ? guessed : guessForColumns(columns, names, rows)
}

/**
 * Choices that were kept before columns of yes and no could be chosen have what headings and rows say of them. What
 * codes mean is looked at again: another file of these headings may hold another gateway's.
 */
function withFlags(choices: Choices, { names, rows }: FileStart): Choices {
  const flags = choices.flags ?? guessFlags(names, rows, new Set(Object.values(choices.columns)))
  return { ...choices, flags, codes: stateCodes(choices.columns, names, rows) }
}

/** Choices as a person makes them; other columns hold other dates and amounts, so what they say is looked at again. */
export function withChoices(opened: OpenedFile, next: Choices): OpenedFile {
  const { names, rows } = opened.start
  const isSame = JSON.stringify(next.columns) === JSON.stringify(opened.choices.columns)
  if (isSame) return { ...opened, choices: next }
  const guessed = guessForColumns(next.columns, names, rows)
  const flags = Object.fromEntries(
    Object.entries(guessed.flags ?? {}).map(([at, says]) => [at, next.flags?.[at] ?? says]),
  )
  return { ...opened, choices: { ...guessed, words: next.words, flags } }
}

/** What the form shows of the file for the choices as they are. */
export function shownFile({ start, choices, isRemembered }: OpenedFile, timeZone: string): ProcessorFile {
  const { names, rows } = start
  return {
    names,
    choices,
    words: wordsIn(choices, rows),
    preview: previewOf(rows, { choices, names, timeZone }),
    usable: isUsable(choices.columns),
    isRemembered,
  }
}
