import { browser } from 'wxt/browser'

const key = 'welcomed'

/** Calls back when the extension was added to this browser, and not at an update or a start; in the worker's first turn. */
export function onFirstInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener()
  })
}

/** Opens the welcome page once in a browser's life, behind the page that a person looks at. */
export async function openWelcomeOnce(): Promise<void> {
  const { [key]: before } = await browser.storage.local.get(key)
  if (before === true) return
  await browser.storage.local.set({ [key]: true })
  await browser.tabs.create({ url: browser.runtime.getURL('/workbench.html#/welcome'), active: false })
}

/** Closes the tab that this page is in, where nobody looks at it. */
export async function closeUnseenTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent()
  if (tab?.id !== undefined && !tab.active) await browser.tabs.remove(tab.id)
}
