/**
 * npm run zip: what the stores of Chrome, Edge and Firefox take, as .output/NAME-VERSION-BROWSER.zip; for Mozilla's reviewers
 * also the sources. Each is compared with the build beside it before it counts. Beside them a bill of materials of each
 * (CycloneDX, *.cdx.json), and SHA256SUMS of all. Made again from the same sources, anywhere and at any time, each has the same bytes
 * (npm run reproduce).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { zip } from 'wxt'
import { billOf, sha256Of } from './release/sbom.ts'
import { shippedModules } from './release/shipped-modules.ts'
import { zipFaults } from './zip/zip-faults.ts'

const browsers = ['chrome', 'edge', 'firefox']
const out = '.output'
const { name, version }: { name: string; version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
const sources = {
  // What is needed to build, and nothing that only tests need; npm wants the manifest of each workspace.
  includeSources: [
    '{components,entrypoints,lib,public,scripts}/**',
    '{backend,bench}/package.json',
    'sandbox/*/package.json',
    '*.{json,md,ts}',
    '.npmrc',
    '.nvmrc',
  ],
}

const files: string[] = []
for (const browser of browsers) {
  const modules = new Set<string>()
  const plugins = () => [shippedModules(modules)]
  // The same as in build.ts: WXT's own code asks for the mode.
  const define = { 'import.meta.env.MODE': '"production"' }
  const vite = () => ({ define, plugins: plugins(), worker: { plugins } })
  const made = await zip({ mode: 'production', browser, manifestVersion: 3, vite, zip: sources })
  const [file = ''] = made
  const faults = zipFaults(file, `${out}/${browser}-mv3`)
  for (const fault of faults) console.error(`! ${file}: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  const bill = file.replace(/\.zip$/, '.cdx.json')
  writeFileSync(bill, billOf({ root: process.cwd(), modules, name, version, sha256: sha256Of(file) }))
  files.push(...made, bill)
}

const sums = files.map(file => `${sha256Of(file)}  ${basename(file)}`)
writeFileSync(`${out}/SHA256SUMS`, `${sums.join('\n')}\n`)
console.log(`\n${sums.join('\n')}\n\n${out}/SHA256SUMS (check: sha256sum --check SHA256SUMS)`)
