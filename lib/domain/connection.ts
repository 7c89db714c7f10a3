import type { Configuration } from './configuration.ts'

/**
 * Names the connection that tokens are got for: another address, client, user, resource or practice is another one, and
 * its tokens are nobody else's (rules 9). No secret is part of it.
 */
export function connectionName(nextech: Configuration['nextech']): string {
  const { apiBaseUrl, tokenUrl, clientId, username, resource, practiceId } = nextech
  return JSON.stringify([apiBaseUrl, tokenUrl, clientId, username, resource, practiceId])
}
