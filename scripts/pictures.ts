/** Holds every story of the gallery against its committed picture, as `npm test` does. */
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { fullPngOf } from '../tests/pictures/picture.ts'
import { readBoth } from '../tests/pictures/two-schemes.ts'

const help = `npm run pictures [-- NAME]            compares every story with tests/pictures/committed, light and dark;
                                      only stories whose address has NAME in it, such as popup/
npm run pictures -- --accept [NAME]   takes what differs as what is wanted
npm run pictures -- --show [NAME]     leaves committed pictures, light above dark, in .output/pictures/shown`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accept: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(help)
else if (values.show) console.log(show(positionals[0] ?? ''))
else {
  const [only] = positionals
  const args = ['run', '--project', 'pictures', ...(only === undefined ? [] : ['--testNamePattern', only])]
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...(values.accept && { ACCEPT_PICTURES: 'yes' }) },
  })
  process.exitCode = status ?? 1
}

/** A committed picture shows light to a viewer; here both can be seen. Answers what was left where. */
function show(name: string): string {
  const out = join('.output', 'pictures', 'shown')
  const cwd = join(import.meta.dirname, '../tests/pictures/committed')
  const files = globSync('**/*.png', { cwd }).filter(file => file.replaceAll('\\', '/').includes(name))
  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true })
    writeFileSync(join(out, file), fullPngOf(readBoth(readFileSync(join(cwd, file)))))
  }
  return `${files.length} pictures are in ${out}.`
}
