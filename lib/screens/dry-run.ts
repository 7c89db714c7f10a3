import type { GuideOrders } from '../../components/welcome/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { watchSignedIn } from '../browser/session.ts'
import type { ConfigurationReport } from '../contract/panel.ts'
import { withPosture } from '../domain/guide.ts'

/** How often what would be posted is counted again while orders come in, in milliseconds. */
const gatherMs = 1_000

const empty: GuideOrders = {
  ...{ kind: 'orders', practice: '', shop: '', posture: 'observe', signedIn: true, posting: null },
  ...{ needStaff: 0, toPutRight: null, proposal: null, report: null },
}

/**
 * What the configuration in force would post with posting on, live, and the yes to it. It is told by the very proposal that
 * a file with that posture gets in Settings.
 */
export class DryRun {
  private shown: GuideOrders | undefined
  private signedIn = true
  private timer: ReturnType<typeof setTimeout> | undefined
  /** The file that is shown. */
  private json = ''
  private readonly show: (view: GuideOrders) => void

  constructor(show: (view: GuideOrders) => void) {
    this.show = show
    onChanged(() => this.readSoon())
    watchSignedIn(now => {
      this.signedIn = now
      this.tell({ signedIn: now })
    })
  }

  get isShown(): boolean {
    return this.shown !== undefined
  }

  async begin(): Promise<void> {
    this.shown = { ...empty, signedIn: this.signedIn }
    await this.read()
    void sendToBackground('ext-bg/run-setup', {})
  }

  async read(): Promise<void> {
    const [configuration, today, setup] = await Promise.all([
      sendToBackground('ext-bg/configuration', {}),
      sendToBackground('ext-bg/today', {}),
      sendToBackground('ext-bg/setup', {}),
    ])
    if (!configuration?.ok || !configuration.value) return
    const { practice, posture, shops } = configuration.value
    const run = setup?.ok ? setup.value?.run : null
    const staff = today?.ok ? (today.value?.totals.staff ?? []) : []
    this.tell({
      ...{ practice: practice.name, posture, shop: shops[0]?.origin ?? '' },
      posting: posture === 'observe' ? await wouldPost() : null,
      needStaff: staff.reduce((sum, { count }) => sum + count, 0),
      toPutRight: run?.finishedAt ? run.results.filter(({ state }) => state === 'red').length : null,
    })
  }

  /** Shows what posting by itself would change. */
  async propose(): Promise<void> {
    const proposed = await proposal()
    if (!proposed) return this.tell({ report: refusedWith([]) })
    if (proposed.told.kind === 'refused') return this.tell({ report: refusedWith(proposed.told.lines) })
    this.json = proposed.text
    this.tell({ proposal: proposed.told, report: null })
  }

  async use(posts: boolean): Promise<void> {
    const seen = this.shown?.proposal?.seen
    if (seen === undefined) return
    // One press is one yes.
    this.tell({ proposal: null, report: 'busy' })
    const reply = await sendToBackground('ext-bg/import-configuration', { json: this.json, seen, posts })
    this.tell({ report: reply?.ok ? reply.value : refusedWith([reply?.error.message ?? '']) })
    await this.read()
  }

  putAside(): void {
    this.tell({ proposal: null })
  }

  private readSoon(): void {
    if (!this.isShown) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      void this.read()
    }, gatherMs)
  }

  private tell(change: Partial<GuideOrders>): void {
    if (!this.shown) return
    this.shown = { ...this.shown, ...change }
    this.show(this.shown)
  }
}

/** The configuration in force as a file, with posting on, and what Settings would say to it. */
async function proposal() {
  const file = await sendToBackground('ext-bg/export-configuration', {})
  const text = file?.ok && file.value.json ? withPosture(file.value.json, 'automatic') : null
  if (text === null) return undefined
  const reply = await sendToBackground('ext-bg/propose-configuration', { json: text })
  return reply?.ok ? { text, told: reply.value } : undefined
}

async function wouldPost(): Promise<GuideOrders['posting']> {
  const proposed = await proposal()
  return proposed?.told.kind === 'proposal' ? proposed.told.posting : null
}

const refusedWith = (lines: string[]): ConfigurationReport => ({ accepted: false, lines, signIn: null })
