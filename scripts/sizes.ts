import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { build } from 'vite'
import { filesOf } from './built-files.ts'

/**
 * npm run sizes   writes docs/sizes.md from a fresh build: what is shipped against its budget, our pages, and what each
 *                 library weighs by itself. The one place of these figures; decisions name none.
 */
const target = 'docs/sizes.md'
const built = '.output/chrome-mv3'
const pages = ['resolve.html', 'workbench.html', 'teach-check.html', 'help.html', 'teach.js', 'try-page.js']
/** Each as the product imports it. */
const libraries = [
  'dexie',
  'libphonenumber-js/min',
  'preact',
  '@preact/signals',
  'valibot',
  'papaparse',
  '@noble/ciphers/chacha.js',
  '@noble/hashes/sha2.js',
  'webextension-polyfill',
]

const BudgetsSchema = v.array(
  v.object({ name: v.string(), size: v.number(), sizeLimit: v.number(), passed: v.boolean() }),
)

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

function budgetRows(): string[] {
  // size-limit exits with 1 over a budget: then this stops, and the table stays what it was.
  const json = execFileSync('size-limit', ['--json'], { encoding: 'utf8' })
  return v
    .parse(BudgetsSchema, JSON.parse(json))
    .map(({ name, size, sizeLimit }) =>
      row(name, kilobytes(size), kilobytes(sizeLimit), `${(100 * (1 - size / sizeLimit)).toFixed(0)} %`),
    )
}

function pageRows(): string[] {
  return pages.map(page => {
    const files = filesOf(`${built}/${page}`)
    return row(
      `\`${page}\``,
      kilobytes(files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)),
    )
  })
}

async function libraryRow(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'whole-library',
        resolveId: id => (id === 'virtual:whole' ? id : undefined),
        load: id =>
          id === 'virtual:whole' ? `import * as all from '${name}'\nglobalThis.all = all` : undefined,
      },
    ],
    build: { write: false, minify: true, rolldownOptions: { input: 'virtual:whole' }, modulePreload: false },
  })
  const outputs = [result].flat().flatMap(one => ('output' in one ? one.output : []))
  const code = outputs.map(one => (one.type === 'chunk' ? one.code : '')).join('')
  return row(`\`${name}\``, kilobytes(gzipSync(code).length))
}

const libraryRows: string[] = []
for (const name of libraries) libraryRows.push(await libraryRow(name))

writeFileSync(
  target,
  `# Sizes

Made by \`npm run sizes\`; do not edit. All figures are gzipped, in kB of 1,000 bytes, of the Chrome build. The budgets are in \`.size-limit.ts\`.

${[row('budget', 'size', 'limit', 'left'), row('---', '---', '---', '---'), ...budgetRows()].join('\n')}

What our other pages and scripts load at once; the workbench's pages come on top, each when it is opened:

${[row('page', 'size'), row('---', '---'), ...pageRows()].join('\n')}

Libraries, each bundled whole and alone. The product takes less of those that can be taken in part:

${[row('library', 'size'), row('---', '---'), ...libraryRows].join('\n')}
`,
)
console.log(`Wrote ${target}.`)
