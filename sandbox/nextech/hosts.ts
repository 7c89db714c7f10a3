/** The real names: the shipped extension may talk to these and, but for loopback in the sandbox's build, to no other. */
export const realHosts = ['select.nextech-api.com', 'login.microsoftonline.com'] as const
const [apiHost, signInHost] = realHosts

const apiPath = '/api'
export const tokenPath = '/nextech-api.com/oauth2/token'

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
