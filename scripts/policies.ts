/**
 * node scripts/policies.ts [--configuration FILE] [--chrome-id ID] [--edge-id ID] [--allow-import] [--out FOLDER]
 *
 * Writes the policy files for administrators: force-install and managed configuration for Chrome, Edge and Firefox. Without options
 * the templates of deploy/policy, which a test compares with this. The configuration is read as the extension reads it; one with a
 * password is refused, since a policy can be read by every program of the computer.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseConfiguration } from '../lib/domain/configuration.ts'
import { withManaged } from '../lib/domain/managed.ts'
import { policyFiles } from './release/policy-files.ts'
import { policyIds } from './release/policy-ids.ts'

const { values } = parseArgs({
  options: {
    configuration: { type: 'string', default: 'deploy/policy/configuration.json' },
    'chrome-id': { type: 'string', default: policyIds.placeholder },
    'edge-id': { type: 'string', default: policyIds.placeholder },
    'allow-import': { type: 'boolean', default: false },
    out: { type: 'string', default: 'deploy/policy' },
  },
})

const configuration: object = JSON.parse(readFileSync(values.configuration, 'utf8'))
const problems = problemsOf(configuration)
for (const problem of problems) console.error(`! ${problem}`)
if (problems.length > 0) process.exit(1)

mkdirSync(values.out, { recursive: true })
const files = policyFiles({
  ...{ chromeId: values['chrome-id'], edgeId: values['edge-id'] },
  ...{ configuration, allowImport: values['allow-import'] },
})
for (const [name, content] of Object.entries(files)) writeFileSync(join(values.out, name), content)
console.log(`${Object.keys(files).length} files in ${values.out}`)

function problemsOf(given: object): string[] {
  const parsed = parseConfiguration(JSON.stringify(withManaged({}, given)))
  if (!parsed.ok) return parsed.error.map(({ path, reason }) => `${path}: ${reason}`)
  const { nextech } = parsed.value
  return nextech?.password === undefined ? [] : ['nextech.password: a policy must not hold it']
}
