import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchWithExtension } from '../../sandbox/run/browser.ts'
import { importConfiguration, waitUntilRead } from '../../sandbox/run/steps.ts'
import { built, openList, startWorld } from './world.ts'

it('a computer whose database cannot be opened says so, and what erases it all the same', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'nextech-profile-'))
  const world = await startWorld()
  onTestFinished(async () => {
    await world.close()
    await rm(profile, { recursive: true, force: true })
  })
  await world.browser.close()
  world.browser = await launchWithExtension(built('chrome'), { headless: true, profile })
  await (await importConfiguration(world.browser, world.configuration)).close()
  await waitUntilRead(await openList(world))
  const ledger = world.nextech.ledger().length
  await world.browser.close()

  // A disk that fails: where the browser looks for its database, something else lies.
  const folder = join(profile, 'Default', 'IndexedDB')
  const ours = (await readdir(folder)).filter(name => /^chrome-extension.*\.leveldb$/.test(name))
  expect(ours).toHaveLength(1)
  const [database = ''] = ours.map(name => join(folder, name))
  await rename(database, join(profile, 'gone'))
  await writeFile(database, 'no database')

  world.browser = await launchWithExtension(built('chrome'), { headless: true, profile })
  const own = await world.browser.openOwn('workbench.html#/settings')
  await own.getByLabel('Type ERASE').fill('ERASE')
  await own.getByRole('button', { name: 'Erase this computer' }).click()
  await own.getByText(/cannot be opened.*type ERASE ANYWAY/).waitFor()
  expect(await own.getByLabel('Type ERASE').inputValue()).toBe('ERASE')
  await own.getByLabel('Type ERASE').fill('ERASE ANYWAY')
  await own.getByRole('button', { name: 'Erase this computer' }).click()
  await own.getByText('Nothing is configured yet').first().waitFor()
  const left = () => own.evaluate(() => chrome.storage.local.get(null)).catch(String)
  await expect.poll(left).toEqual({})
  expect(world.nextech.ledger().length).toBeGreaterThanOrEqual(ledger)
})
