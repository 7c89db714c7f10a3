import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importConfiguration, waitUntilRead } from '../../sandbox/run/steps.ts'
import { filesWith } from './profile-files.ts'
import { openList, startWorld, type World } from './world.ts'

const passphrase = 'correct horse battery'

let world: World
let profile: string
let own: Page
let device: Device
const outputs: string[] = []

interface Overheard {
  overheard?: (hex: string) => void
}

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'nextech-passkey-'))
  world = await startWorld({ profile })
})
afterAll(async () => {
  await world?.close()
  await rm(profile, { recursive: true, force: true })
})

type Device = Awaited<ReturnType<typeof giveDevice>>

/** A device that verifies people, for this tab of the browser: a virtual authenticator (CDP). */
async function giveDevice(page: Page, hasPrf = true) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      // The version of CTAP from which on an authenticator knows what PRF is made of.
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
      automaticPresenceSimulation: true,
    },
  })
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verifies: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  }
}

const ask = (name: string, body: object = {}) =>
  own.evaluate(envelope => chrome.runtime.sendMessage(envelope), { name, body })
const health = async () => (await ask('ext-bg/today')).value?.health
const button = (name: string) => own.getByRole('button', { name })
const passphraseField = () => own.getByLabel('Passphrase', { exact: true })

/** The same tab shows another place of the workbench; its authenticator stays. */
const goTo = (place: string) => own.goto(own.url().replace(/#.*/, `#/${place}`))

describe('a passkey of the vault', () => {
  it('is not added where its device has no PRF, and a sentence says so', async () => {
    own = await importConfiguration(world.browser, world.configuration)
    expect(await ask('ext-bg/vault-set', { passphrase })).toMatchObject({ value: { problem: null } })
    await goTo('settings')
    const old = await giveDevice(own, false)
    await button('Add a passkey').click()
    await own.getByText(/cannot open a vault: it lacks “PRF”/).waitFor()
    await own.getByText('You have added none yet.').waitFor()
    await old.remove()
  })

  it('is added in Settings, belongs to the extension, and to one device once', async () => {
    device = await giveDevice(own)
    await button('Add a passkey').click()
    await own.getByText('The passkey is added: it opens the vault.').waitFor()
    await own.getByText(/^This computer, added/).waitFor()
    const [credential, ...others] = await device.credentials()
    expect(others).toEqual([])
    expect(credential?.rpId).toContain(world.browser.extensionId)
    await button('Add a passkey').click()
    await own.getByText('This device has a passkey of yours for this vault already.').waitFor()
    expect(await device.credentials()).toHaveLength(1)
  })

  it('is asked for in the workbench, to which the popup leads', async () => {
    await button('Sign off').click()
    await passphraseField().waitFor()
    const popup = await world.browser.openOwn('popup.html')
    const closed = popup.waitForEvent('close')
    await popup.getByRole('button', { name: 'Open with a passkey' }).click()
    await closed
    await expect.poll(() => own.url()).toContain('workbench.html#/staff')
    await button('Open with a passkey').click()
    await button('Sign off').waitFor()
  })

  it('opens the vault after Sign off with one press and nothing typed, and the sync posts again', async () => {
    await button('Sign off').click()
    await passphraseField().waitFor()
    expect(await ask('ext-bg/queue')).toMatchObject({ ok: false, error: { code: 'closed' } })
    const before = world.nextech.ledger().length
    const list = await openList(world)
    await own.bringToFront()
    await overhear(own)
    expect(world.nextech.ledger()).toHaveLength(before)
    const from = performance.now()
    await button('Open with a passkey').click()
    await button('Sign off').waitFor()
    await expect.poll(health, { timeout: 20_000 }).toMatchObject({ trouble: null })
    console.info(`vault: 1 press, ${Math.round(performance.now() - from)} ms to a sync that may post`)
    await list.bringToFront()
    await waitUntilRead(list)
    await expect.poll(() => world.nextech.ledger().length, { timeout: 40_000 }).toBeGreaterThan(before)
    await list.close()
    const query = { number: null, kind: 'people', before: null, limit: 50 }
    const { entries } = (await ask('ext-bg/activity', query)).value
    const codes = entries.map(({ code }: { code: string }) => code)
    expect(codes.slice(0, 2)).toEqual(['people.passkey-opened', 'people.vault-closed'])
    expect(codes).toContain('people.passkey-added')
  })

  it('that was not used leaves the passphrase where it was', async () => {
    await button('Sign off').click()
    await device.verifies(false)
    await button('Open with a passkey').click()
    await own
      .getByText(/The passkey was not used/)
      .first()
      .waitFor({ timeout: 90_000 })
    await passphraseField().fill(passphrase)
    await own.getByRole('button', { name: 'Open', exact: true }).click()
    await button('Sign off').waitFor()
    await device.verifies(true)
  }, 120_000)

  it('that is removed opens nothing, though its device still has it', async () => {
    await goTo('settings')
    await own.getByRole('button', { name: /^Remove the passkey/ }).click()
    await own.getByText('You have added none yet.').waitFor()
    expect(await device.credentials()).toHaveLength(1)
    await button('Sign off').click()
    await passphraseField().waitFor()
    expect(await button('Open with a passkey').count()).toBe(0)
  })

  it('leaves neither the vault’s key nor what the device made of the salt in the files of the profile', async () => {
    await passphraseField().fill(passphrase)
    await own.getByRole('button', { name: 'Open', exact: true }).click()
    await button('Sign off').waitFor()
    const { vaultKey } = await own.evaluate(() => chrome.storage.session.get('vaultKey'))
    await world.browser.close()
    expect(outputs.length).toBeGreaterThan(0)
    expect(await filesWith(profile, [String(vaultKey), passphrase, ...outputs])).toEqual([])
  })
})

/** Tells the test what the device makes of the salt, past all that the extension does with it. */
async function overhear(page: Page): Promise<void> {
  await page.exposeFunction('overheard', (hex: string) => outputs.push(hex))
  await page.evaluate(() => {
    const { prototype } = PublicKeyCredential
    const results = prototype.getClientExtensionResults
    prototype.getClientExtensionResults = function () {
      const all = results.call(this)
      const first = all.prf?.results?.first
      if (first instanceof ArrayBuffer)
        (window as Overheard & Window).overheard?.(new Uint8Array(first).toHex())
      return all
    }
  })
}
