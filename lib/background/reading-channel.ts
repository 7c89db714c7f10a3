import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'

const name = sessionValue('readingChannel', v.string())
let making: Promise<string> | undefined

/**
 * The name under which pages of a shop tell each other that staff act. Pages' own scripts must not know it: they could
 * hold the reading of orders back with it.
 */
export async function readingChannel(): Promise<string> {
  const known = await name.read()
  if (known !== undefined) return known
  // Two pages that ask at once get the same.
  making ??= make()
  return making
}

async function make(): Promise<string> {
  const made = crypto.randomUUID()
  await name.write(made)
  making = undefined
  return made
}
