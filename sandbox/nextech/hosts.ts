/** The real names: the shipped extension may talk to these and, but for loopback in the sandbox's build, to no other. */
export const realHosts = ['select.nextech-api.com', 'login.microsoftonline.com'] as const
const [apiHost, signInHost] = realHosts

const apiPath = '/api'
export const tokenPath = '/nextech-api.com/oauth2/token'

export const connectionKinds = ['kept', 'closed', 'h2', 'tls'] as const
/**
 * What becomes of a connection after an answer: `kept` as real servers do, `closed`; `h2` offers HTTP/2 over TLS, `tls` HTTP/1.1
 * over TLS, both under the real host names, and keep it.
 */
export type Connections = (typeof connectionKinds)[number]

/** The kind that a command line names. Throws with the choice there is. */
export function mustReadConnections(name: string): Connections {
  const kind = connectionKinds.find(each => each === name)
  if (kind === undefined)
    throw new Error(`--connections ${name}: choose one of ${connectionKinds.join(', ')}.`)
  return kind
}

export interface Addresses {
  apiBaseUrl: string
  tokenUrl: string
}

export const plainAddresses = (origin: string): Addresses => ({
  apiBaseUrl: origin + apiPath,
  tokenUrl: origin + tokenPath,
})

export const realAddresses: Addresses = {
  apiBaseUrl: `https://${apiHost}${apiPath}`,
  tokenUrl: `https://${signInHost}${tokenPath}`,
}

/** What leads Chromium to a server of this machine when it asks for the real names, and makes it take that server's certificate. */
export function chromiumArguments(port: number, spkiHash: string): string[] {
  return [
    `--host-resolver-rules=${realHosts.map(host => `MAP ${host} 127.0.0.1:${port}`).join(',')}`,
    `--ignore-certificate-errors-spki-list=${spkiHash}`,
  ]
}
