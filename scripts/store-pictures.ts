/**
 * node scripts/store-pictures.ts: pictures for the stores, 1280 × 800, of the gallery's made-up practice, to .output/store. Exits with 1
 * where a state is not there any more.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { viteOptions } from '../gallery/vite-options.ts'
import { launchPlain } from '../sandbox/run/browser.ts'

/** What the stores take; more of a page is cut off. */
const size = { width: 1280, height: 800 }
const out = '.output/store'
/** The panel stands in a shop's page, as wide as it is there. */
const panel = 'resolve/choosing'
const panelWidth = 440
/** Addresses of the gallery, in the order of the listing. */
const stories = [panel, 'reconciliation/ready', 'staff/ready', 'setup/all-in-order', 'activity/seal-holds']

await build(viteOptions)
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const server = await preview(viteOptions)
const browser = await launchPlain()
try {
  const page = await browser.newPage({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' })
  const gallery = server.resolvedUrls?.local[0] ?? ''
  for (const [i, story] of stories.entries()) {
    const address = `${gallery}frame.html?${new URLSearchParams({ story })}`
    await page.goto(story === panel ? `${gallery}index.html` : address)
    if (story === panel) await page.setContent(besidePanel(address))
    const within = story === panel ? page.frameLocator('iframe') : page
    const shown = await within
      .locator('html[data-story]')
      .waitFor({ state: 'attached', timeout: 60_000 })
      .then(
        () => true,
        () => false,
      )
    if (!shown) {
      console.error(`! ${story} was not drawn: is it a state of the gallery still?`)
      process.exitCode = 1
      continue
    }
    const file = join(out, `${i + 1}-${story.replace('/', '-')}.png`)
    await page.screenshot({ path: file, clip: { x: 0, y: 0, ...size } })
    console.log(file)
  }
} finally {
  await browser.close()
  await server.close()
}

/** A page as wide as a picture, with the panel where it stands in a shop's page. */
function besidePanel(address: string): string {
  const frame = `width:${panelWidth}px;height:${size.height - 48}px;border:0;border-radius:12px;box-shadow:0 8px 32px #0004`
  return `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#dfe7e8">
<iframe title="RESOLVE" src="${address}" style="${frame}"></iframe></body>`
}
