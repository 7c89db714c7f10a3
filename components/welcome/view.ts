import type { ConfigurationReport } from '../../lib/contract/panel.ts'
import type { PostingPreview, Proposal } from '../../lib/contract/proposal.ts'
import type { GuideDraft } from '../../lib/domain/guide.ts'
import type { Posture } from '../../lib/domain/posture.ts'
import type { Finding } from '../../lib/domain/setup-checks.ts'

export type Shown = Extract<Proposal, { kind: 'proposal' }>

/** Why a step could not be finished; what was typed stays. */
export type GuideProblem =
  | { kind: 'refused'; lines: readonly string[] }
  | {
      kind: 'sign-in-refused' | 'unreachable' | 'no-rights' | 'silent' | 'no-answer'
      /** Nextech's own words. */
      message: string
    }
  | { kind: 'shop-address' | 'no-name' }
  | { kind: 'access-denied'; origin: string }

/** What Nextech told when the way in was tried. */
export interface GuideFound {
  places: readonly string[]
  /** Labels of cards that payments in Nextech carry. */
  seen: readonly string[]
  /** Lines of the set-up article that are to be put right in Nextech. */
  toPutRight: readonly Finding[]
}

/** The questions, one step at a time. */
export interface GuideForm {
  kind: 'guide'
  draft: GuideDraft
  password: string
  /** Nextech, or the browser, is being asked. */
  busy: boolean
  problem: GuideProblem | null
  found: GuideFound | null
  browserZone: string
  /** What the answers make, for a person to say yes to; null before the last question. */
  proposal: Shown | null
  /** It was left before, and goes on where it was. */
  resumed: boolean
}

/** The end: what would be posted, and the yes to it. */
export interface GuideOrders {
  kind: 'orders'
  practice: string
  shop: string
  posture: Posture
  signedIn: boolean
  /** What a yes to posting would post now; null while it is not known. */
  posting: PostingPreview | null
  needStaff: number
  /** Lines of the set-up article that are to be put right; null while they are checked. */
  toPutRight: number | null
  /** The same configuration with posting on, for a person to say yes to. */
  proposal: Shown | null
  report: ConfigurationReport | 'busy' | null
}

export type WelcomeView = { kind: 'loading' } | { kind: 'backend' } | GuideForm | GuideOrders

/** What a person does in the guided set-up. */
export interface WelcomeEvents {
  onDraft: (draft: GuideDraft) => void
  onPassword: (password: string) => void
  /** Tests what the step asks for, and goes on where it holds. */
  onNext: () => void
  onBack: () => void
  onUse: (posts: boolean) => void
  /** Shows what posting by itself would change. */
  onPropose: () => void
  onPutAside: () => void
}
