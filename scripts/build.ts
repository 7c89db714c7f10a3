/**
 * node scripts/build.ts             .output/chrome-mv3 and .output/firefox-mv3, what is shipped
 * node scripts/build.ts sandbox     .output/sandbox-chrome-mv3 and .output/sandbox-firefox-mv3
 * node scripts/build.ts all         both
 */
import { build } from 'wxt'

const kinds = {
  shipped: { mode: 'production', outDirTemplate: '{{browser}}-mv{{manifestVersion}}' },
  sandbox: { mode: 'sandbox', outDirTemplate: 'sandbox-{{browser}}-mv{{manifestVersion}}' },
}
const wanted = process.argv[2] ?? 'shipped'
const chosen = Object.entries(kinds).filter(([name]) => wanted === 'all' || wanted === name)
if (chosen.length === 0) {
  console.error(`Unknown build "${wanted}"; choose shipped, sandbox or all.`)
  process.exit(1)
}

// WXT's own code asks for the mode and would log in the sandbox only; the two builds must be alike.
const vite = () => ({ define: { 'import.meta.env.MODE': '"production"' } })

// One after the other: WXT keeps the build in progress in a global.
for (const [, kind] of chosen) {
  for (const browser of ['chrome', 'firefox']) {
    await build({ ...kind, browser, manifestVersion: 3, vite })
  }
}
