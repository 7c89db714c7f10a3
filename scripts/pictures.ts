/** Holds every story of the gallery against its committed picture, as `npm test` does. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const help = `npm run pictures [-- NAME]            compares every story with tests/pictures/committed, light and dark;
                                      only stories whose address has NAME in it, such as popup/
npm run pictures -- --accept [NAME]   takes what differs as what is wanted`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { accept: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
})

if (values.help) console.log(help)
else {
  const [only] = positionals
  const args = ['run', '--project', 'pictures', ...(only === undefined ? [] : ['--testNamePattern', only])]
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...(values.accept && { ACCEPT_PICTURES: 'yes' }) },
  })
  process.exitCode = status ?? 1
}
