import type { Instant } from '../domain/units.ts'
import { isStoreFault, isVaultClosed } from '../store/store-fault.ts'
import { tellAlarm } from './alarm.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { detach } from './detach.ts'

/** Whether the browser can write, as far as what failed has told. */
export interface StoreWatch {
  /** Something failed. Where the cause is that the browser cannot write, people are told, and it is tried again soon. */
  failed(error: unknown): void
  /** Nothing has been written since it could not. */
  isFailing(): boolean
  works(): void
}

/** A disk that is full is tried again after this long. */
const retryMs = 10_000

/** Tells people of a browser that cannot write (a full disk); no order is kept back for it. */
export function createStoreWatch(
  practiceNow: () => Promise<BrowserPractice | undefined>,
  tryAfter: (ms: number) => void,
): StoreWatch {
  let since: Instant | undefined
  return {
    failed(error) {
      // Of a closed vault people are told by the trouble that it is, and only they end it.
      if (!isStoreFault(error) || isVaultClosed(error)) return
      since ??= Date.now()
      const alarm = { code: 'storage-full' as const, since, orders: 0 }
      detach(practiceNow().then(practice => practice && tellAlarm(alarm, practice.configuration)))
      tryAfter(retryMs)
    },
    isFailing: () => since !== undefined,
    works() {
      since = undefined
    },
  }
}
