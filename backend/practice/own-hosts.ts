import { foreignHosts, knownHosts } from '../../lib/domain/build-hosts.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import type { FileProblem } from '../../lib/domain/parse-file.ts'

const nextech = [`https://${knownHosts.api}/*`, `https://${knownHosts.signIn}/*`]
const thisComputer = ['http://127.0.0.1/*', 'http://localhost/*']

/** `1` adds this computer to the hosts of Nextech: for the sandbox and for tests, and never where a practice is served. */
export const sandboxOption = 'SANDBOX_HOSTS'

/** Whether this computer stands for hosts on the network. */
export const isSandbox = () => process.env[sandboxOption] === '1'

/**
 * Which addresses of a configuration the backend does not talk to, with the reason (rules 9). No file, no request, no backup
 * and no row of the database sends a password, a token or a payment to another host than Nextech's.
 */
export function foreignAddresses(configuration: Configuration): FileProblem[] {
  return foreignHosts(configuration, isSandbox() ? [...nextech, ...thisComputer] : nextech)
}
