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
/** Addresses of the gallery, in the order of the listing. */
const stories = [
  'resolve/choosing',
  'reconciliation/ready',
  'staff/ready',
  'setup/all-in-order',
  'activity/seal-holds',
]

await build(viteOptions)
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const server = await preview(viteOptions)
const browser = await launchPlain()
try {
  const page = await browser.newPage({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' })
  const gallery = server.resolvedUrls?.local[0] ?? ''
  for (const [i, story] of stories.entries()) {
    await page.goto(`${gallery}frame.html?${new URLSearchParams({ story })}`)
    const shown = await page
      .locator('html[data-story]')
      .waitFor({ state: 'attached', timeout: 10_000 })
      .then(
        () => true,
        () => false,
      )
    if (!shown) {
      console.error(`! ${story} is no state of the gallery any more`)
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
