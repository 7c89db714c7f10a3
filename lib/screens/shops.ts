import { type ReadonlySignal, signal } from '@preact/signals'
import type { ShopRow, ShopsEvents, ShopsView } from '../../components/settings/shops-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import type { ShopWords } from '../contract/shop-words.ts'
import type { ShopChange } from '../domain/shop-change.ts'
import { say } from '../words/settings-words.ts'

/**
 * How the shops' pages are read, live, with what a person changes of it. An address
 * `#/settings?shop=https://shop.example&status=Packed` asks what the status means: the badge of an order leads there.
 */
export function createShopsScreen(): { view: ReadonlySignal<ShopsView | null>; events: ShopsEvents } {
  const view = signal<ShopsView | null>(null)
  const show = (change: Partial<ShopsView>) => {
    if (view.value) view.value = { ...view.value, ...change }
  }

  /** `isAsked` = the address is new, and may ask for something. */
  async function read(isAsked = false): Promise<void> {
    const asked = await sendToBackground('ext-bg/configuration', {})
    // What somebody is typing stays.
    if (!asked?.ok && view.value) return
    const configuration = asked?.ok ? asked.value : null
    if (!configuration) {
      view.value = null
      return
    }
    const reply = await sendToBackground('ext-bg/shop-words', {})
    const { lock } = configuration
    const before = view.value
    const wanted = isAsked ? wantedShop(configuration.shops) : (before?.wanted ?? null)
    view.value = {
      ...{ busy: false, said: null, ...before, wanted, lock },
      practiceZone: configuration.practice.timeZone,
      shops: shopRows(configuration, reply?.ok ? reply.value : null, wanted),
    }
  }

  async function change(wanted: ShopChange): Promise<void> {
    show({ busy: true, said: null })
    const reply = await sendToBackground('ext-bg/configuration-shop', wanted)
    const problem = reply?.ok ? reply.value.problem : say('settings.shops.failed')
    // What the address asked for is answered: the focus stays where it is.
    if (problem === null) show({ wanted: null })
    await read()
    show({ busy: false, said: problem === null ? { change: wanted } : { problem } })
  }

  onConfigurationChange(() => void read())
  onChanged(() => void read())
  addEventListener('hashchange', () => void read(true))
  void read(true)
  return { view, events: { onChange: wanted => void change(wanted) } }
}

function shopRows(
  { shops, practice }: NonNullable<ConfigurationView>,
  words: ShopWords,
  wanted: ShopsView['wanted'],
): ShopRow[] {
  return shops.map(({ origin, dateOrder = null, timeZone = null, statuses = {} }) => {
    const told = words?.find(each => each.origin === origin)
    const unknown = told?.unknown ?? []
    const asked = wanted?.origin === origin ? wanted.status : null
    const isListed =
      asked === null || [...unknown.map(({ status }) => status), ...Object.keys(statuses)].includes(asked)
    return {
      ...{ origin, dateOrder, timeZone },
      statuses: Object.entries(statuses).map(([status, state]) => ({ status, state })),
      unknown: isListed ? unknown : [{ status: asked, orders: 0 }, ...unknown],
      proposal: proposalFor(timeZone, told?.timeZone ?? null, practice.timeZone),
    }
  })
}

/** The zone that the shop's pages name counts for more than one that is set; else the practice's. */
function proposalFor(own: string | null, told: string | null, practiceZone: string): ShopRow['proposal'] {
  if (told !== null && told !== own) return { timeZone: told, ground: 'pages' }
  return own === null ? { timeZone: practiceZone, ground: 'practice' } : null
}

/** The shop and the status that the address names; the first shop where it names none of ours. */
function wantedShop(shops: NonNullable<ConfigurationView>['shops']): ShopsView['wanted'] {
  const [route, query = ''] = location.hash.split('?')
  const asked = new URLSearchParams(query)
  const [shop, status] = [asked.get('shop'), asked.get('status')]
  if (route !== '#/settings' || (shop === null && status === null)) return null
  const origin = (shops.find(each => each.origin === shop) ?? shops[0])?.origin
  return origin === undefined ? null : { origin, status }
}
