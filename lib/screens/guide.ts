import type { GuideForm } from '../../components/welcome/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { requestAccess } from '../browser/permissions.ts'
import { clearDraft, readDraft, writeDraft } from '../browser/setup-draft.ts'
import { emptyDraft, type GuideDraft, type GuideStep, guidedConfiguration } from '../domain/guide.ts'
import { practiceProblem, proposeCards, tryIn, withProposals } from './guide-steps.ts'

const before: Partial<Record<GuideStep, GuideStep>> = {
  practice: 'nextech',
  cards: 'practice',
  confirm: 'cards',
}

interface GuideHost {
  show: (form: GuideForm) => void
  /** The configuration is in force. */
  onDone: () => Promise<void>
}

/** The questions of the guided set-up, one after the other, and the configuration that the answers make. */
export class Guide {
  /** Something was typed or pressed. */
  isTouched = false
  private form: GuideForm | undefined
  /** The file that is shown. */
  private proposed = ''
  private readonly host: GuideHost

  constructor(host: GuideHost) {
    this.host = host
  }

  get isBusy(): boolean {
    return this.form?.busy === true
  }

  /** Goes on with what was typed before; without the password the way in cannot be tried, so it begins there. */
  async begin(): Promise<void> {
    const browserZone = Temporal.Now.timeZoneId()
    const kept = await readDraft()
    const draft = { ...(kept ?? emptyDraft(browserZone)), step: 'nextech' as const }
    this.form = {
      kind: 'guide',
      ...{ draft, browserZone, password: '', busy: false, problem: null, found: null, proposal: null },
      resumed: kept !== undefined,
    }
    this.show({})
  }

  keep(draft: GuideDraft): void {
    this.isTouched = true
    this.show({ draft, resumed: false })
    void writeDraft(draft)
  }

  password(password: string): void {
    this.isTouched = true
    this.show({ password })
  }

  back(): void {
    const draft = this.form?.draft
    const step = draft && before[draft.step]
    if (step) this.go(draft, step)
  }

  async next(): Promise<void> {
    if (!this.form || this.isBusy) return
    this.isTouched = true
    const { draft, password, found } = this.form
    if (draft.step === 'practice') {
      const problem = await practiceProblem(draft, requestAccess)
      return problem ? this.show({ problem }) : this.go(proposeCards(draft, found), 'cards')
    }
    if (draft.step === 'cards') return this.go(draft, 'confirm')
    this.show({ busy: true, problem: null })
    const tried = await tryIn(draft, password)
    if ('problem' in tried) return this.show({ busy: false, problem: tried.problem })
    this.show({ found: tried.found })
    this.go(withProposals(this.form.draft, tried.found), 'practice')
  }

  /** Yes to what is shown: the same message, and the same checks, as a file's in Settings. */
  async use(): Promise<void> {
    const seen = this.form?.proposal?.seen
    if (seen === undefined) return
    const yes = { json: this.proposed, seen, posts: false }
    // One press is one yes.
    this.show({ busy: true, proposal: null })
    const reply = await sendToBackground('ext-bg/import-configuration', yes)
    if (!reply?.ok) return this.show({ busy: false, problem: { kind: 'no-answer', message: '' } })
    if (!reply.value.accepted)
      return this.show({ busy: false, problem: { kind: 'refused', lines: reply.value.lines } })
    this.proposed = ''
    this.form = undefined
    await clearDraft()
    await this.host.onDone()
  }

  private go(draft: GuideDraft, step: GuideStep): void {
    this.keep({ ...draft, step })
    this.show({ busy: false, problem: null, proposal: null })
    if (step === 'confirm') void this.propose()
  }

  private async propose(): Promise<void> {
    if (!this.form) return
    this.show({ busy: true })
    this.proposed = guidedConfiguration(this.form.draft, this.form.password)
    const reply = await sendToBackground('ext-bg/propose-configuration', { json: this.proposed })
    if (!reply?.ok) return this.show({ busy: false, problem: { kind: 'no-answer', message: '' } })
    if (reply.value.kind === 'refused')
      return this.show({ busy: false, problem: { kind: 'refused', lines: reply.value.lines } })
    this.show({ busy: false, proposal: reply.value })
  }

  private show(change: Partial<GuideForm>): void {
    if (!this.form) return
    this.form = { ...this.form, ...change }
    this.host.show(this.form)
  }
}
