import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  ProfilesEvents,
  TaughtShopView,
  WaitingProfile,
} from '../../components/settings/profiles-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import type { ProfileProposal } from '../contract/taught-file.ts'
import type { OfferedPage, TaughtPage } from '../contract/teach.ts'
import { facts, type ShopProfile } from '../domain/shop-profile.ts'

/** The pages that staff taught, live, and what a person may do with them. */
export function createProfilesScreen(): {
  view: ReadonlySignal<readonly TaughtShopView[]>
  events: ProfilesEvents
} {
  const view = signal<readonly TaughtShopView[]>([])
  const state: State = { shops: [], offers: [], reports: new Map(), waiting: null }
  const show = () => {
    const { shops, reports, waiting } = state
    view.value = shops.map(({ origin, profiles }) => ({
      origin,
      pages: profiles.map(pageView),
      offers: state.offers
        .filter(offer => offer.origin === origin)
        .map(({ profile, by }) => ({ page: profile.page, by })),
      report: reports.get(origin) ?? null,
      waiting: waiting?.origin === origin ? waiting.file : null,
    }))
  }
  const read = async () => {
    const reply = await sendToBackground('ext-bg/profiles', {})
    if (reply?.ok) state.shops = reply.value
    // Who is no manager is told of none.
    const offered = await sendToBackground('ext-bg/offered-pages', {})
    state.offers = offered?.ok ? offered.value : []
    show()
  }
  const exportFile = (origin: string, page: string) => {
    const profiles = state.shops.find(shop => shop.origin === origin)?.profiles ?? []
    const profile = profiles.find(each => each.page === page)
    if (profile) saveFile(fileName(page), 'application/json', `${JSON.stringify(profile, null, 2)}\n`)
  }
  const remove = async (origin: string, page: string) => {
    state.reports.delete(origin)
    await sendToBackground('ext-bg/delete-profile', { origin, page })
    await read()
  }
  const { look, proposeText, ...events } = fileEvents(state, show, read)
  const lookAt = (origin: string, page: string) => {
    const offer = state.offers.find(each => each.origin === origin && each.profile.page === page)
    if (offer) void proposeText(origin, async () => JSON.stringify(offer.profile))
  }
  const decline = async (origin: string, page: string) => {
    await sendToBackground('ext-bg/decline-page', { origin, page })
    await read()
  }
  onConfigurationChange(() => void read())
  onChanged(() => void read())
  void read().then(look)
  return {
    view,
    events: {
      ...{ ...events, onExport: exportFile, onDelete: (origin, page) => void remove(origin, page) },
      ...{ onLookAt: lookAt, onDecline: (origin, page) => void decline(origin, page) },
    },
  }
}

interface State {
  shops: TaughtPage[]
  /** Pages of other computers that wait for a manager. */
  offers: OfferedPage[]
  reports: Map<string, TaughtShopView['report']>
  /** The file that waits for a yes, and the shop that it is for. */
  waiting: { origin: string; file: WaitingProfile } | null
}

/** A file is shown with what it reads first, and used when a person says yes to what they see. */
function fileEvents(state: State, show: () => void, read: () => Promise<void>) {
  /** What is answered after a person went on to something else is not shown. */
  let turn = 0
  const refuse = (origin: string, lines: string[]) => state.reports.set(origin, { accepted: false, lines })
  const take = (origin: string, proposal: ProfileProposal | null) => {
    state.waiting =
      proposal?.kind === 'proposal' ? { origin, file: { shown: proposal, isBusy: false } } : null
    if (proposal?.kind === 'refused') refuse(origin, proposal.lines)
    show()
  }
  const proposeText = async (origin: string, text: () => Promise<string>) => {
    state.reports.clear()
    state.waiting = { origin, file: 'reading' }
    show()
    turn += 1
    const mine = turn
    const json = await text()
    const reply = await sendToBackground('ext-bg/propose-profile', { origin, json })
    if (mine !== turn) return
    if (!reply?.ok) refuse(origin, [reply?.error.message ?? ''])
    take(origin, reply?.ok ? reply.value : null)
  }
  const rest = () => {
    if (state.waiting && state.waiting.file !== 'reading')
      state.waiting = { ...state.waiting, file: { ...state.waiting.file, isBusy: false } }
    show()
  }
  /** What waits in the background, since this page may have been closed over it. */
  const look = async () => {
    turn += 1
    const mine = turn
    const reply = await sendToBackground('ext-bg/proposed-profile', {})
    if (mine !== turn) return
    if (!reply?.ok) return rest()
    const proposal = reply.value
    take(proposal?.kind === 'proposal' ? proposal.origin : '', proposal)
  }
  const act = (job: (origin: string, seen: string) => Promise<void>) => {
    if (!state.waiting || state.waiting.file === 'reading' || state.waiting.file.isBusy) return
    const { origin, file } = state.waiting
    state.waiting = { origin, file: { ...file, isBusy: true } }
    show()
    void job(origin, file.shown.seen ?? '')
  }
  const use = async (origin: string, seen: string) => {
    const reply = await sendToBackground('ext-bg/import-profile', { seen })
    if (reply?.ok) state.reports.set(origin, { accepted: true, lines: [reply.value.page] })
    else refuse(origin, [reply?.error.message ?? ''])
    await look()
    await read()
  }
  const putAside = async () => {
    turn += 1
    state.waiting = null
    state.reports.clear()
    show()
    await sendToBackground('ext-bg/drop-profile', {})
  }
  return {
    ...{ look, proposeText },
    onImport: (origin: string, file: File) => void proposeText(origin, () => file.text()),
    onUse: () => act(use),
    onLook: () => act(look),
    onPutAside: () => void putAside(),
  }
}

function pageView(profile: ShopProfile) {
  const known = facts.filter(fact => profile[fact] !== null)
  return { page: profile.page, facts: ['number' as const, ...known] }
}

function fileName(page: string): string {
  const words = page.match(/[A-Za-z]+/g) ?? []
  return `nextech-sync-page-${words.slice(0, 5).join('-').toLowerCase() || 'start'}.json`
}
