import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { messages } from '../../lib/contract/messages.ts'
import { newPayments, numbersOf, openList, startConfigured, type World } from './world.ts'

/** What another extension has to speak by. */
interface Runtime {
  sendMessage(id: string, message: unknown): Promise<unknown>
  connect(
    id: string,
    info: object,
  ): {
    onDisconnect: { addListener(heard: () => void): void }
    onMessage: { addListener(heard: (said: unknown) => void): void }
  }
}

/** The shop's page, and another extension, say whatever ours says within itself. */
const names = [
  ...Object.keys(messages),
  ...[
    'bg-cs/badges',
    'bg-cs/worker-started',
    'bg-cs/read-again',
    'bg-cs/alarm',
    'bg-cs/shops',
    'bg-cs/check-panel',
  ],
  ...['bg-ext/changed', 'bg-panel/presence'],
]
let world: World
let page: Page
let number: string
let folder: string
let otherId: string

/** An extension with no right but its own page; its id follows from its key. */
function writeOther(): void {
  folder = mkdtempSync(join(tmpdir(), 'other-extension-'))
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  otherId = [...hash].map(figure => String.fromCharCode(97 + Number.parseInt(figure, 16))).join('')
  const manifest = { manifest_version: 3, name: 'Other', version: '1', key: key.toString('base64') }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Other</title>')
}

beforeAll(async () => {
  writeOther()
  world = await startConfigured({ undoSeconds: 1, beside: folder })
  number = numbersOf(world, ({ reason }) => reason === 'possible-match')[0] ?? ''
  page = await openList(world)
  await page.locator('nextech-sync-badge[data-status="resolve"]').first().waitFor({ timeout: 60_000 })
  const moving = ['unseen', 'pending', 'posting', 'verifying']
    .map(each => `nextech-sync-badge[data-status="${each}"]`)
    .join()
  await vi.waitFor(async () => expect(await page.locator(moving).count()).toBe(0), {
    timeout: 90_000,
    interval: 500,
  })
  // Notes of badges come a moment behind their status.
  await page.waitForTimeout(8_000)
}, 180_000)
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

const badges = () =>
  page
    .locator('nextech-sync-badge')
    .evaluateAll(all =>
      all.map(each => [
        each.getAttribute('data-order'),
        each.getAttribute('data-status'),
        each.shadowRoot?.textContent,
      ]),
    )

/** What a message of this name might say: a badge that is settled, a choice that nobody made. */
const bodyOf = (order: string) => ({
  ...{
    ticket: 'x',
    question: 'x',
    uid: 'x',
    others: [],
    number: order,
    key: `/${order}/all`,
    word: null,
    paymentId: '1',
  },
  badges: [
    { number: order, status: 'synced', reason: null, word: 'FORGED', tooltip: 'FORGED', button: null },
  ],
  alarm: { text: 'FORGED', label: 'FORGED', isNews: false },
})

async function expectUntouched(before: unknown): Promise<void> {
  await page.waitForTimeout(1_500)
  expect(await badges()).toEqual(before)
  expect(await page.locator('nextech-sync-panel').count()).toBe(0)
  expect(JSON.stringify(await page.evaluate(() => document.documentElement.outerHTML))).not.toContain(
    'FORGED',
  )
  expect(newPayments(world)).not.toHaveProperty(number)
}

describe('a forged message', { timeout: 120_000 }, () => {
  it('of the shop’s page is heard by nobody, in whatever way a page says it', async () => {
    const before = await badges()
    const ways = await page.evaluate(
      ({ names, body, id }) => {
        const hosts: EventTarget[] = [
          window,
          document,
          document.body,
          ...document.querySelectorAll('nextech-sync-badge'),
        ]
        for (const name of names) {
          const message = { name, body, ...body }
          window.postMessage(message, '*')
          for (const host of hosts) {
            host.dispatchEvent(new CustomEvent(name, { detail: message, bubbles: true }))
            host.dispatchEvent(
              new MessageEvent('message', { data: message, source: window, origin: location.origin }),
            )
          }
          for (const channel of [name, 'nextech-sync', id]) new BroadcastChannel(channel).postMessage(message)
        }
        // Without `externally_connectable` a page has no way to an extension at all.
        const chrome = Reflect.get(window, 'chrome')
        return typeof chrome?.runtime?.sendMessage
      },
      { names, body: bodyOf(number), id: world.browser.extensionId },
    )
    expect(ways).toBe('undefined')
    await expectUntouched(before)
  })

  it('of another extension is answered by nobody, by message or by port', async () => {
    const before = await badges()
    const other = await world.browser.context.newPage()
    await other.goto(`chrome-extension://${otherId}/page.html`)
    const answers = await other.evaluate(
      async ({ names, body, id }) => {
        const runtime: Runtime = Reflect.get(window, 'chrome').runtime
        const said = await Promise.all(
          names.map(name =>
            runtime.sendMessage(id, { name, body }).then(
              answer => `${name}: ${JSON.stringify(answer)}`,
              () => null,
            ),
          ),
        )
        const port = runtime.connect(id, { name: 'panel' })
        const ended = await new Promise<string>(done => {
          port.onMessage.addListener(answer => done(JSON.stringify(answer)))
          port.onDisconnect.addListener(() => done('ended'))
        })
        return [...said.filter(Boolean), ended]
      },
      { names, body: bodyOf(number), id: world.browser.extensionId },
    )
    expect(answers).toEqual(['ended'])
    await other.close()
    await page.bringToFront()
    await expectUntouched(before)
  })

  it('of another extension’s page that frames ours shows nothing, and is none of our panels', async () => {
    const other = await world.browser.context.newPage()
    await other.goto(`chrome-extension://${otherId}/page.html`)
    for (const path of ['resolve.html', 'workbench.html', 'popup.html', 'teach-check.html']) {
      await other.evaluate(src => {
        const frame = document.createElement('iframe')
        frame.src = src
        document.body.append(frame)
      }, `chrome-extension://${world.browser.extensionId}/${path}#ticket`)
    }
    await other.waitForTimeout(1_500)
    const shown = await Promise.all(
      other
        .frames()
        .slice(1)
        .map(frame => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')),
    )
    expect(shown.join(' ')).not.toMatch(/\$\d|Choose|RESOLVE/)
    await other.close()
  })
})
