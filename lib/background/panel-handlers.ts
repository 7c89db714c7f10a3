import type { HandlersFor } from '../browser/router.ts'
import { openWorkbench } from '../browser/tabs.ts'
import { askHost } from './ask-host.ts'
import type { BackgroundApp } from './background-app.ts'
import type { OpenPanel } from './panel-guard.ts'
import type { Teaching } from './teaching.ts'
import { issueTicket } from './tickets.ts'
import { withTicket } from './wrappers.ts'

/** What a panel asks of the browser around it: a ticket for the next order, and our own pages. */
export function panelHandlers(app: BackgroundApp, teaching: Teaching): HandlersFor<'panel-bg'> {
  return {
    'panel-bg/next': withTicket(app, async (panel, { passed }) => ({
      ticket: await nextTicket(panel, passed),
    })),
    'panel-bg/open-queue': withTicket(app, async () => {
      await openWorkbench('staff')
      return {}
    }),
    'panel-bg/open-history': withTicket(app, async ({ session }) => {
      await openWorkbench(`activity?${new URLSearchParams({ order: numberOf(session.key) }).toString()}`)
      return {}
    }),
    'panel-bg/teach-load': teaching.load,
    'panel-bg/teach-save': teaching.save,
  }
}

/** The order's number as staff see it, from its key. */
const numberOf = (key: string) => key.split('/').at(-2) ?? ''

/** The oldest order that waits and was not passed over, for this very frame. */
async function nextTicket(
  { service, session, ticket, from }: OpenPanel,
  passed: readonly string[],
): Promise<string | null> {
  const { tabId, frameId } = from
  if (tabId === undefined) return null
  const { key } = await askHost(service, 'host-bg/next-to-resolve', { key: session.key, passed: [...passed] })
  return key === null ? null : issueTicket({ key, tabId, frameId, shopFrameId: ticket.shopFrameId })
}
