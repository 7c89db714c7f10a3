/**
 * Takes a name for this tab until it is given back; undefined where another tab has it. Browsers neither freeze nor
 * discard a tab that holds one, so long work goes on in a tab that nobody looks at.
 */
export function acquireTabLock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, held =>
        held ? new Promise<void>(giveBack => resolve(giveBack)) : resolve(undefined),
      )
      .catch(reject)
  })
}
