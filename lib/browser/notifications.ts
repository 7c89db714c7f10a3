import { browser } from 'wxt/browser'

const id = 'alarm'
const permission = { permissions: ['notifications'] } satisfies { permissions: 'notifications'[] }

/** Whether a person has allowed desktop notifications. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(permission)
}

/** Asks the person; must be called within their very press. */
export function allowNotifications(): Promise<boolean> {
  return browser.permissions.request(permission)
}

/** Takes the permission back. */
export async function refuseNotifications(): Promise<void> {
  await takeNotificationBack()
  await browser.permissions.remove(permission)
}

/** Shows the one notification there is, in place of the last; nothing where nobody has allowed it. */
export async function notify(title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return
  const iconUrl = browser.runtime.getURL('/icon/128.png')
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message })
}

/** What it told is over. */
export async function takeNotificationBack(): Promise<void> {
  if (await mayNotify()) await browser.notifications.clear(id)
}

/** Calls back when a person presses it; to be called in the worker's first turn. The API comes with the permission. */
export function onNotificationPress(listener: () => void): void {
  let isHeard = false
  const hear = () => {
    if (isHeard || !browser.notifications?.onClicked) return
    isHeard = true
    browser.notifications.onClicked.addListener(listener)
  }
  hear()
  browser.permissions.onAdded.addListener(hear)
}
