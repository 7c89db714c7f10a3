import * as v from 'valibot'
import type { From, ServiceCaller } from '../browser/router.ts'
import { noteFrame } from '../browser/shop-frames.ts'
import { readStaffName } from '../browser/staff-name.ts'
import { messages, type PanelRequest, type ServiceRequest, type ShopRequest } from '../contract/messages.ts'
import type { MessageSpec } from '../contract/page-messages.ts'
import { answer, answerUnconfigured } from '../service/answer.ts'
import { assertPanelVisible, authorizePanel, type PracticeHolder } from './panel-guard.ts'

const TicketedSchema = v.object({ ticket: v.string() })

/** Carries requests to the service of this browser, with who asks: a shop's page, a panel by its ticket, or staff. */
export function createServiceCaller(app: PracticeHolder): ServiceCaller {
  return async (name, body, from) => {
    if (isOfPanel(name)) return callFromPanel(app, name, body, from)
    const practice = await app.practice()
    if (!practice) return answerUnconfigured(name, body)
    if (!isOfShop(name)) return answer(practice, { name, body, asker: { staffName: await readStaffName() } })
    await noteFrame(from.tabId, from.frameId)
    return answer(practice, { name, body, asker: { origin: from.origin, reader: readerOf(from) } })
  }
}

/** Each frame reads order pages by itself. */
function readerOf({ tabId, frameId }: From): string {
  return frameId === 0 ? `tab ${tabId}` : `tab ${tabId} frame ${frameId}`
}

async function callFromPanel(app: PracticeHolder, name: PanelRequest, body: unknown, from: From) {
  const panel = await authorizePanel(app, v.parse(TicketedSchema, body).ticket, from)
  const spec: MessageSpec = messages[name]
  if (spec.mustBeVisible) await assertPanelVisible(panel)
  return answer(panel.practice, { name, body, asker: panel.session })
}

function isOfPanel(name: ServiceRequest): name is PanelRequest {
  return name.startsWith('panel-bg/')
}

function isOfShop(name: Exclude<ServiceRequest, PanelRequest>): name is ShopRequest {
  return name.startsWith('cs-bg/')
}
