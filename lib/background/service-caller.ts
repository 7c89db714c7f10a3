import * as v from 'valibot'
import { noteOrderAddresses } from '../browser/order-addresses.ts'
import type { From, ServiceCaller } from '../browser/router.ts'
import { noteFrame } from '../browser/shop-frames.ts'
import { readStaffName } from '../browser/staff-name.ts'
import { Declined } from '../contract/declined.ts'
import { messages, type PanelRequest, type ServiceRequest, type ShopRequest } from '../contract/messages.ts'
import type { MessageSpec } from '../contract/page-messages.ts'
import { answerUnconfigured } from '../service/answer.ts'
import { isVaultClosed } from '../store/store-fault.ts'
import { say } from '../words/background-words.ts'
import { detach } from './detach.ts'
import { assertPanelVisible, authorizePanel, type ServiceHolder } from './panel-guard.ts'

const RowsSchema = v.object({
  rows: v.array(v.object({ number: v.string(), href: v.nullable(v.string()) })),
})
const TicketedSchema = v.object({ ticket: v.string() })

/** Carries requests to the practice's service, with who asks: a shop's page, a panel by its ticket, or staff. */
export function createServiceCaller(app: ServiceHolder): ServiceCaller {
  const call: ServiceCaller = async (name, body, from) => {
    if (isOfPanel(name)) return callFromPanel(app, name, body, from)
    const service = await app.service()
    if (!service) return answerUnconfigured(name, body)
    if (!isOfShop(name)) return service.ask({ name, body, asker: { staffName: await readStaffName() } })
    await noteFrame(from.tabId, from.frameId)
    if (name === 'cs-bg/rows') detach(noteOrderAddresses(from.origin, v.parse(RowsSchema, body).rows))
    return service.ask({ name, body, asker: { origin: from.origin, reader: readerOf(from) } })
  }
  return async (name, body, from) => {
    try {
      return await call(name, body, from)
    } catch (error) {
      app.storeFailed(error)
      if (isVaultClosed(error)) throw new Declined('closed', say('station.refused.closed'))
      throw error
    }
  }
}

/** Each frame reads order pages by itself. */
function readerOf({ tabId, frameId }: From): string {
  return frameId === 0 ? `tab ${tabId}` : `tab ${tabId} frame ${frameId}`
}

async function callFromPanel(app: ServiceHolder, name: PanelRequest, body: unknown, from: From) {
  const panel = await authorizePanel(app, v.parse(TicketedSchema, body).ticket, from)
  const spec: MessageSpec = messages[name]
  if (spec.mustBeVisible) await assertPanelVisible(panel)
  return panel.service.ask({ name, body, asker: panel.session })
}

function isOfPanel(name: ServiceRequest): name is PanelRequest {
  return name.startsWith('panel-bg/')
}

function isOfShop(name: Exclude<ServiceRequest, PanelRequest>): name is ShopRequest {
  return name.startsWith('cs-bg/')
}
