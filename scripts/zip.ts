/**
 * npm run zip: what the stores of Chrome, Edge and Firefox take, as .output/NAME-VERSION-BROWSER.zip; for Mozilla's reviewers
 * also the sources. Each is compared with the build beside it before it counts.
 */
import { zip } from 'wxt'
import { zipFaults } from './zip/zip-faults.ts'

const browsers = ['chrome', 'edge', 'firefox']
// The same as in build.ts: WXT's own code asks for the mode.
const vite = () => ({ define: { 'import.meta.env.MODE': '"production"' } })
const sources = {
  // What is needed to build, and nothing that only tests need; npm wants the manifest of each workspace.
  includeSources: [
    '{components,entrypoints,lib,public,scripts}/**',
    'sandbox/*/package.json',
    '*.{json,md,ts}',
    '.npmrc',
    '.nvmrc',
  ],
}

for (const browser of browsers) {
  const [file = ''] = await zip({ mode: 'production', browser, manifestVersion: 3, vite, zip: sources })
  const faults = zipFaults(file, `.output/${browser}-mv3`)
  for (const fault of faults) console.error(`! ${file}: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
