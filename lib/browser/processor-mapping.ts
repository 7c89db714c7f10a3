import * as v from 'valibot'
import { browser } from 'wxt/browser'

const key = 'processorColumns'
const ColumnSchema = v.nullable(v.number())

/** The columns that a person chose for files with these headings. */
const RememberedSchema = v.object({
  names: v.array(v.string()),
  mapping: v.object({ day: ColumnSchema, amount: ColumnSchema, number: ColumnSchema }),
})

type Remembered = v.InferOutput<typeof RememberedSchema>

/** What was chosen for a file with exactly these headings; the headings alone are kept, never a row. */
export async function rememberedMapping(
  names: readonly string[],
): Promise<Remembered['mapping'] | undefined> {
  const stored = v.safeParse(RememberedSchema, (await browser.storage.local.get(key))[key])
  const fits = stored.success && JSON.stringify(stored.output.names) === JSON.stringify(names)
  return fits ? stored.output.mapping : undefined
}

export async function rememberMapping(remembered: Remembered): Promise<void> {
  await browser.storage.local.set({ [key]: remembered })
}
