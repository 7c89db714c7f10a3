import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type RememberedChoices, RememberedChoicesSchema } from '../contract/processor-choices.ts'

const key = 'processorChoices'
/** The choices of so many processors are kept, the latest first. */
const maxProcessors = 20

/** What was chosen for files with exactly these headings; undefined where nothing was, or nothing that fits them. */
export async function rememberedChoices(
  names: readonly string[],
): Promise<RememberedChoices['choices'] | undefined> {
  const choices = (await stored()).find(isOf(names))?.choices
  const isWithin = Object.values(choices?.columns ?? {}).every(at => at === null || at < names.length)
  return isWithin ? choices : undefined
}

/** Keeps them for the next file of this processor. */
export async function rememberChoices(remembered: RememberedChoices): Promise<void> {
  const others = (await stored()).filter(each => !isOf(remembered.names)(each))
  await browser.storage.local.set({ [key]: [remembered, ...others].slice(0, maxProcessors) })
}

/** The next file with these headings is guessed again. */
export async function forgetChoices(names: readonly string[]): Promise<void> {
  const others = (await stored()).filter(each => !isOf(names)(each))
  await browser.storage.local.set({ [key]: others })
}

/** Entries that cannot be read are as good as never kept. */
async function stored(): Promise<RememberedChoices[]> {
  const { [key]: value } = await browser.storage.local.get(key)
  if (!Array.isArray(value)) return []
  return value.flatMap(each => {
    const parsed = v.safeParse(RememberedChoicesSchema, each)
    return parsed.success ? [parsed.output] : []
  })
}

/** Headings tell a processor as they stand, their capitals and blanks aside. */
function isOf(names: readonly string[]): (remembered: RememberedChoices) => boolean {
  const fingerprint = fingerprintOf(names)
  return remembered => fingerprintOf(remembered.names) === fingerprint
}

const fingerprintOf = (names: readonly string[]) =>
  JSON.stringify(names.map(name => name.trim().toLowerCase()))
