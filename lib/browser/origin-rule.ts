import { browser } from 'wxt/browser'

const ruleId = 1

/**
 * Takes the `Origin` header off token requests, and off nothing else: Azure refuses password and refresh grants that
 * carry one (AADSTS9002326; Nextech API trap 24). Requests of tabs are never touched.
 */
export async function stripOriginAt(tokenUrl: string | undefined): Promise<void> {
  const addRules = tokenUrl === undefined ? [] : [ruleFor(tokenUrl)]
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [ruleId], addRules })
}

function ruleFor(tokenUrl: string) {
  const { href, hostname } = new URL(tokenUrl)
  return {
    id: ruleId,
    priority: 1,
    action: {
      type: 'modifyHeaders' as const,
      requestHeaders: [{ header: 'origin', operation: 'remove' as const }],
    },
    condition: {
      // The configuration takes no address with a character that a filter reads as more than itself.
      urlFilter: `|${href}|`,
      requestDomains: [hostname],
      initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
      requestMethods: ['post' as const],
      resourceTypes: ['xmlhttprequest' as const],
      tabIds: [-1],
    },
  }
}
