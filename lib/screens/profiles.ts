import { type ReadonlySignal, signal } from '@preact/signals'
import type { ProfilesEvents, TaughtShopView } from '../../components/settings/profiles-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import type { TaughtPage } from '../contract/teach.ts'
import { facts, type ShopProfile } from '../domain/shop-profile.ts'

/** The pages that staff taught, live, and what a person may do with them. */
export function createProfilesScreen(): {
  view: ReadonlySignal<readonly TaughtShopView[]>
  events: ProfilesEvents
} {
  const view = signal<readonly TaughtShopView[]>([])
  const reports = new Map<string, TaughtShopView['report']>()
  let shops: TaughtPage[] = []

  const read = async () => {
    const reply = await sendToBackground('ext-bg/profiles', {})
    if (reply?.ok) shops = reply.value
    view.value = shops.map(({ origin, profiles }) => ({
      origin,
      pages: profiles.map(pageView),
      report: reports.get(origin) ?? null,
    }))
  }
  const importFile = async (origin: string, file: File) => {
    const reply = await sendToBackground('ext-bg/import-profile', { origin, json: await file.text() })
    const failed = { accepted: false, lines: [reply?.ok === false ? reply.error.message : ''] }
    reports.set(origin, reply?.ok ? reply.value : failed)
    await read()
  }
  const exportFile = (origin: string, page: string) => {
    const profiles = shops.find(shop => shop.origin === origin)?.profiles ?? []
    const profile = profiles.find(each => each.page === page)
    if (profile) saveFile(fileName(page), 'application/json', `${JSON.stringify(profile, null, 2)}\n`)
  }
  const remove = async (origin: string, page: string) => {
    reports.delete(origin)
    await sendToBackground('ext-bg/delete-profile', { origin, page })
    await read()
  }
  onConfigurationChange(() => void read())
  onChanged(() => void read())
  void read()
  return {
    view,
    events: {
      onImport: (origin, file) => void importFile(origin, file),
      onExport: exportFile,
      onDelete: (origin, page) => void remove(origin, page),
    },
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
