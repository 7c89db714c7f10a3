import { browser } from 'wxt/browser'
import { readPresent } from './people.ts'

const key = 'staffName'

/** The name that this browser's user goes by: that of the person who is there, else what was typed; null while nobody gave one. */
export async function readStaffName(): Promise<string | null> {
  const present = await readPresent()
  if (present) return present.name
  const name: unknown = (await browser.storage.local.get(key))[key]
  return typeof name === 'string' && name.trim() !== '' ? name : null
}

export async function writeStaffName(name: string): Promise<void> {
  await browser.storage.local.set({ [key]: name.trim() })
}
