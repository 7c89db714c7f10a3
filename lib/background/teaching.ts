import * as v from 'valibot'
import { deleteProfile, readProfiles, saveProfile } from '../browser/profiles.ts'
import type { From, Handlers } from '../browser/router.ts'
import { sessionValue } from '../browser/session.ts'
import { injectTeaching } from '../browser/shop-scripts.ts'
import { panelUrl, pushToShops, tellExtensionPages } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import { TeachProposalSchema } from '../contract/teach.ts'
import { parseProfile, type ShopProfile } from '../domain/shop-profile.ts'
import { pageZoneOf } from '../domain/stores.ts'
import { checkProposal, withoutLeftOut } from '../service/check-proposal.ts'
import type { BackgroundApp } from './background-app.ts'
import { noteSetting } from './note-setting.ts'
import { assertTaughtVisible } from './panel-guard.ts'
import { issueTicket, useTicket } from './tickets.ts'

/** Teaching a page: what was understood is shown in our own page, and only staff's yes there saves it. */
export interface Teaching {
  propose: Handlers['cs-bg/teach-propose']
  load: Handlers['panel-bg/teach-load']
  save: Handlers['panel-bg/teach-save']
  start: Handlers['ext-bg/teach']
  profiles: Handlers['ext-bg/profiles']
  importProfile: Handlers['ext-bg/import-profile']
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
    if (!draft || used?.key !== keyOf(draft.id))
      throw new Declined('expired', 'This page is no longer valid.')
    const configuration = (await app.practice())?.configuration
    const { origin } = draft
    const timeZone = configuration
      ? pageZoneOf(configuration.shops, origin, configuration.practice.timeZone)
      : 'UTC'
    return { ...draft, check: checkProposal(draft.proposal, draft.origin, timeZone) }
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
      const { origin, proposal, check } = await admitted(ticket, from)
      await assertTaughtVisible(from)
      if (!check.usable) throw new Declined('not-usable', 'Too little of this page can be understood.')
      await proposed.clear()
      await keep(origin, withoutLeftOut(proposal.profile, check.leftOut))
      await noteSetting(app, 'page-taught')
      return {}
    },
    start: async ({ tabId }) => ({ started: await injectTeaching(tabId) }),
    async profiles() {
      const origins = await shopsOf(app)
      return Promise.all(origins.map(async origin => ({ origin, profiles: await readProfiles(origin) })))
    },
    async importProfile({ origin, json }) {
      const parsed = parseProfile(json)
      if (!parsed.ok)
        return { accepted: false, lines: parsed.error.map(({ path, reason }) => `${path}: ${reason}`) }
      if (!(await shopsOf(app)).includes(origin))
        throw new Declined('not-a-shop', 'This site is no shop of the configuration.')
      await keep(origin, parsed.value)
      await noteSetting(app, 'page-imported')
      return { accepted: true, lines: [parsed.value.page] }
    },
    async deleteProfile({ origin, page }) {
      await deleteProfile(origin, page)
      await tellAll(origin)
      await noteSetting(app, 'page-forgotten')
      return {}
    },
  }
}

const keyOf = (id: string) => `teach/${id}`

async function shopsOf(app: BackgroundApp): Promise<string[]> {
  return (await app.practice())?.configuration.shops.map(shop => shop.origin) ?? []
}

async function keep(origin: string, profile: ShopProfile): Promise<void> {
  await saveProfile(origin, profile)
  await tellAll(origin)
}

async function tellAll(origin: string): Promise<void> {
  const profiles = await readProfiles(origin)
  await Promise.all([pushToShops([origin], { name: 'bg-cs/profiles', profiles }), tellExtensionPages()])
}
