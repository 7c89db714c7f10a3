import { browser } from 'wxt/browser'

/** Calls back when nobody has touched the computer for a while, or it was locked. To be called in the worker's first turn. */
export function onAway(listener: () => void): void {
  browser.idle.onStateChanged.addListener(state => {
    if (state !== 'active') listener()
  })
}

/** After so many minutes without a key or the mouse. */
export function awayAfter(minutes: number): void {
  browser.idle.setDetectionInterval(minutes * 60)
}
