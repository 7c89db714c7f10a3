import { browser } from 'wxt/browser'

const key = 'staffName'

/** How whoever works in this browser wants to be named to others; null while nobody said. */
export async function readStaffName(): Promise<string | null> {
  const name: unknown = (await browser.storage.local.get(key))[key]
  return typeof name === 'string' && name.trim() !== '' ? name : null
}

export async function writeStaffName(name: string): Promise<void> {
  await browser.storage.local.set({ [key]: name.trim() })
}
