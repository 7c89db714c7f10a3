import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { openWelcomeOnce } from './first-install.ts'
import { openWorkbench } from './tabs.ts'

const own = (route: string) => browser.runtime.getURL(`/workbench.html#/${route}`)
/** What the fake browser is asked for; its own tabs know no addresses. */
function watchTabs(open: readonly string[] = []) {
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(open.map((url, id) => ({ id, url })) as never)
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never)
  const update = vi.spyOn(browser.tabs, 'update').mockResolvedValue({} as never)
  return { create, update }
}

beforeEach(() => browser.storage.resetState())

describe('the workbench', () => {
  it.each<[open: string[], route: string, shown: number | null]>([
    [[], 'settings', null],
    [[own('staff')], 'settings', 0],
    [[own('welcome')], 'settings', null],
    [[own('welcome'), own('setup')], 'settings', 1],
    [[own('welcome')], 'welcome', 0],
  ])('with %j open is shown at %s in tab %s', async (open, route, shown) => {
    const { create, update } = watchTabs(open)
    await openWorkbench(route)
    expect([create.mock.calls, update.mock.calls]).toEqual(
      shown === null ? [[[{ url: own(route) }]], []] : [[], [[shown, { url: own(route), active: true }]]],
    )
  })
})

describe('the welcome page', () => {
  it('opens once in a browser’s life, behind what a person looks at', async () => {
    const { create } = watchTabs()
    await openWelcomeOnce()
    await openWelcomeOnce()
    expect(create.mock.calls).toEqual([[{ url: own('welcome'), active: false }]])
  })
})
