import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchPlain } from '../../sandbox/run/browser.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { managerEmail, managerPassword, type ServedBackend, startServed } from '../backend/world.ts'

// A real browser with an authenticator of its own, at a real backend: no part of the way is ours but the page and the server.
let served: ServedBackend
let browser: Browser
let context: BrowserContext
let page: Page
let devices: CDPSession
let authenticatorId: string
let url: string
beforeAll(async () => {
  ;[served, browser] = await Promise.all([startServed(practiceForTests()), launchPlain()])
  url = served.url.replace('127.0.0.1', 'localhost')
  context = await browser.newContext()
  page = await context.newPage()
  devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  ;({ authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', { options }))
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const signedInAs = () => page.getByText('Signed in as')
const bySignInButton = () => page.getByRole('button', { name: 'Sign in by passkey' })
const isVerified = (isUserVerified: boolean) =>
  devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })

describe('passkeys in a browser', { shuffle: false }, () => {
  it('one is added after a sign-in by password', async () => {
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('E-mail address').fill(managerEmail)
    await page.getByLabel('Password').fill(managerPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect.poll(() => signedInAs().count()).toBe(1)
    await page.getByRole('link', { name: 'Passkeys' }).click()
    await expect.poll(() => page.getByText('You have no passkey').count()).toBe(1)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await expect.poll(() => page.getByText(/Made in Chrome \d+, Linux/).count()).toBe(1)
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])
  })

  it('it signs in with one press and nothing typed, and leads to where the person was going', async () => {
    await context.clearCookies()
    await page.goto(`${url}/device`)
    await bySignInButton().click()
    await expect.poll(() => page.url()).toBe(`${url}/device`)
    await page.goto(`${url}/sessions`)
    await expect.poll(() => page.getByText('Sign-in by passkey').count()).toBe(1)
  })

  it('a person who does not unlock their computer is not signed in, and may try again', async () => {
    await context.clearCookies()
    await isVerified(false)
    await page.goto(`${url}/sign-in`)
    await bySignInButton().click()
    await expect
      .poll(() => page.getByRole('status').textContent(), { timeout: 90_000 })
      .toContain('did not succeed')
    expect(page.url()).toBe(`${url}/sign-in`)
    await isVerified(true)
    await bySignInButton().click()
    await expect.poll(() => signedInAs().count()).toBe(1)
  }, 120_000)

  it('one that was taken away here signs in no more, though the browser still has it', async () => {
    await page.goto(`${url}/passkeys`)
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => page.getByText('You have no passkey').count()).toBe(1)
    await context.clearCookies()
    await page.goto(`${url}/sign-in`)
    await bySignInButton().click()
    await expect.poll(() => page.getByRole('status').textContent()).toContain('did not succeed')
  })

  it('a page opened by its number offers none, and no page runs anything of another origin', async () => {
    await page.goto(`${served.url}/sign-in`)
    expect(await bySignInButton().count()).toBe(0)
    const answer = await page.goto(`${url}/sign-in`)
    expect(answer?.headers()['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'/)
  })
})
