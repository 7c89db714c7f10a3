import * as v from 'valibot'
import { readProfiles } from '../browser/profiles.ts'
import type { From, Handlers } from '../browser/router.ts'
import { sessionValue } from '../browser/session.ts'
import { injectTeaching } from '../browser/shop-scripts.ts'
import { panelUrl } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import { TeachProposalSchema } from '../contract/teach.ts'
import { checkProposal, withoutLeftOut } from '../service/check-proposal.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { assertTaughtVisible } from './panel-guard.ts'
import { forgetProfile, keepProfile, shopOrigins, zoneAt } from './taught-pages.ts'
import { issueTicket, useTicket } from './tickets.ts'

/** Teaching a page: what was understood is shown in our own page, and only staff's yes there saves it. */
export interface Teaching {
  propose: Handlers['cs-bg/teach-propose']
  load: Handlers['panel-bg/teach-load']
  save: Handlers['panel-bg/teach-save']
  start: Handlers['ext-bg/teach']
  profiles: Handlers['ext-bg/profiles']
  deleteProfile: Handlers['ext-bg/delete-profile']
}

const ProposalSchema = v.object({ id: v.string(), origin: v.string(), proposal: TeachProposalSchema })

/** The page that is being taught: in memory until the browser closes, since it holds names. One at a time. */
const proposed = sessionValue('teaching', ProposalSchema)

/** One page is taught at a time. */
export function createTeaching(app: BackgroundApp): Teaching {
  const admitted = async (ticket: string, from: From) => {
    const used = await useTicket(ticket, from.tabId, from.frameId)
    const draft = await proposed.read()
    if (!draft || used?.key !== keyOf(draft.id)) throw new Declined('expired', say('teach.no-ticket'))
    const { origin, proposal } = draft
    return { ...draft, check: checkProposal(proposal, origin, await zoneAt(origin)) }
  }
  return {
    async propose(proposal, { origin, tabId }) {
      if (tabId === undefined) throw new Declined('no-tab', 'A page is taught inside a tab only.')
      const id = crypto.randomUUID()
      await proposed.write({ id, origin, proposal })
      return { url: panelUrl('teach-check', await issueTicket({ key: keyOf(id), tabId })) }
    },
    async load({ ticket }, from) {
      return (await admitted(ticket, from)).check
    },
    async save({ ticket }, from) {
      const { check, ...draft } = await admitted(ticket, from)
      const { origin, proposal } = draft
      await assertTaughtVisible(from)
      if (!check.usable) throw new Declined('not-usable', say('teach.not-usable'))
      await proposed.clear()
      const kept = withoutLeftOut(proposal.profile, check.leftOut)
      // A backend may be away: then it may be said again.
      await keepProfile(app, 'taught', origin, kept).catch(async error => {
        await proposed.write(draft)
        throw error
      })
      return {}
    },
    start: async ({ tabId }) => ({ started: await injectTeaching(tabId) }),
    async profiles() {
      const origins = await shopOrigins()
      return Promise.all(origins.map(async origin => ({ origin, profiles: await readProfiles(origin) })))
    },
    async deleteProfile({ origin, page }) {
      await forgetProfile(app, origin, page)
      return {}
    },
  }
}

const keyOf = (id: string) => `teach/${id}`
