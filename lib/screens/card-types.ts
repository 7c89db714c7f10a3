import { type ReadonlySignal, signal } from '@preact/signals'
import type { CardTypesEvents, CardTypesView } from '../../components/settings/card-types-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import type { CardTypeChange } from '../domain/card-type-change.ts'
import { brandKey } from '../domain/card-types.ts'
import { say } from '../words/settings-words.ts'

const empty: CardTypesView = {
  rows: [],
  lock: null,
  waiting: [],
  form: null,
  busy: false,
  said: null,
  problem: null,
}

/**
 * The labels of card brands, live, with what a person does with them. An address `#/settings?brand=Maestro` opens the
 * form for that brand: the reason of an order leads there.
 */
export function createCardTypesScreen(): {
  view: ReadonlySignal<CardTypesView | null>
  events: CardTypesEvents
} {
  const view = signal<CardTypesView | null>(null)
  const show = (change: Partial<CardTypesView>) => {
    view.value = { ...(view.value ?? empty), ...change }
  }

  async function read(): Promise<void> {
    const configuration = await sendToBackground('ext-bg/configuration', {})
    // What somebody is typing stays.
    if (!configuration?.ok && view.value) return
    // With a backend that does not answer nobody knows the labels here.
    if (!configuration?.ok || !configuration.value?.cardTypes) {
      view.value = null
      return
    }
    const { cardTypes, lock } = configuration.value
    const labels = Object.entries(cardTypes)
    const queue = await sendToBackground('ext-bg/queue', {})
    const rows = queue?.ok ? (queue.value?.rows ?? []) : []
    show({
      rows: labels.map(([brand, label]) => ({ brand, label })),
      lock,
      waiting: [...new Map(rows.flatMap(({ brand }) => (brand ? [[brandKey(brand), brand]] : []))).values()],
    })
  }

  /** The form for a brand, with the label that it has. */
  function open(brand: string): void {
    const row = view.value?.rows.find(each => brand !== '' && brandKey(each.brand) === brandKey(brand))
    const form = { brand: row?.brand ?? brand, label: row?.label ?? '', was: row?.brand ?? null }
    show({ form, problem: null, said: null })
  }

  async function change(wanted: CardTypeChange): Promise<void> {
    show({ busy: true, problem: null, said: null })
    const reply = await sendToBackground('ext-bg/configuration-card-type', wanted)
    const problem = reply?.ok ? reply.value.problem : say('settings.brands.failed')
    await read()
    const { brand, label } = wanted
    if (problem === null) show({ busy: false, form: null, said: { brand, label } })
    // Without a form there is no field beside which it could stand.
    else show({ busy: false, problem, said: view.value?.form ? null : { problem } })
  }

  const openWanted = () => {
    const brand = wantedBrand()
    if (brand !== null && view.value !== null) open(brand)
  }
  onConfigurationChange(() => void read())
  onChanged(() => void read())
  addEventListener('hashchange', openWanted)
  void read().then(openWanted)
  return {
    view,
    events: {
      onOpen: open,
      onCancel: () => show({ form: null, problem: null }),
      onSave: (brand, label) => void change({ brand, label, was: view.value?.form?.was ?? null }),
      onRemove: brand => void change({ brand, label: null, was: brand }),
    },
  }
}

/** The brand that the address names, e.g. `#/settings?brand=Visa%20Debit`. */
function wantedBrand(): string | null {
  const [route, query = ''] = location.hash.split('?')
  return route === '#/settings' ? new URLSearchParams(query).get('brand') : null
}
