import { browser } from 'wxt/browser'
import { unreachable } from './permissions.ts'

const writeRule = 2
const protocolRule = 3

/**
 * Has every write to the API of that address leave on a connection of its own, which browsers do not send again on,
 * without a cookie to travel or to stay; and has its answers tell the protocol that they came by, which Firefox keeps
 * to itself otherwise. Requests of tabs are never touched. Undefined takes the rules away.
 */
export async function guardWrites(apiBaseUrl: string | undefined): Promise<void> {
  const addRules = apiBaseUrl === undefined ? [] : rulesFor(apiBaseUrl)
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [writeRule, protocolRule],
    addRules,
  })
}

/** Whether writes to the API are guarded now: the rule is there, and may act on that host. A lost rule is set again. */
export async function areWritesGuarded(apiBaseUrl: string): Promise<boolean> {
  // A browser does not apply a rule where it does not let us reach the host.
  if ((await unreachable([apiBaseUrl])).length > 0) return false
  if (await hasRule(apiBaseUrl)) return true
  await guardWrites(apiBaseUrl)
  return hasRule(apiBaseUrl)
}

async function hasRule(apiBaseUrl: string): Promise<boolean> {
  const rules = await browser.declarativeNetRequest.getSessionRules()
  const [wanted] = rulesFor(apiBaseUrl)
  const rule = rules.find(({ id }) => id === writeRule)
  if (!wanted || !rule || rule.condition.urlFilter !== wanted.condition.urlFilter) return false
  const { type, requestHeaders, responseHeaders } = rule.action
  return (
    type === 'modifyHeaders' &&
    holds(requestHeaders, closing) &&
    holds(requestHeaders, noCookieOut) &&
    holds(responseHeaders, noCookieIn)
  )
}

interface HeaderChange {
  header: string
  operation: 'set' | 'remove' | 'append'
  value?: string | null | undefined
}

/** Firefox tells what was left out as null. */
function holds(changes: readonly HeaderChange[] | null | undefined, wanted: HeaderChange): boolean {
  return (changes ?? []).some(
    ({ header, operation, value }) =>
      header.toLowerCase() === wanted.header &&
      operation === wanted.operation &&
      (value ?? undefined) === wanted.value,
  )
}

const closing = { header: 'connection', operation: 'set' as const, value: 'close' }
const noCookieOut = { header: 'cookie', operation: 'remove' as const }
const noCookieIn = { header: 'set-cookie', operation: 'remove' as const }
const telling = { header: 'timing-allow-origin', operation: 'set' as const, value: '*' }

function rulesFor(apiBaseUrl: string) {
  const { href, hostname } = new URL(apiBaseUrl)
  const condition = {
    // Ends in a slash, so that no `|` of the address is taken for an anchor; `*` and `^` stand for themselves too.
    urlFilter: `|${href.replace(/\/+$/, '')}/`,
    requestDomains: [hostname],
    resourceTypes: ['xmlhttprequest' as const],
    tabIds: [-1],
  }
  return [
    {
      id: writeRule,
      priority: 1,
      condition: { ...condition, requestMethods: ['post' as const] },
      action: {
        type: 'modifyHeaders' as const,
        requestHeaders: [closing, noCookieOut],
        responseHeaders: [noCookieIn],
      },
    },
    {
      id: protocolRule,
      priority: 1,
      condition: { ...condition, requestMethods: ['get' as const, 'options' as const] },
      action: { type: 'modifyHeaders' as const, responseHeaders: [telling] },
    },
  ]
}
