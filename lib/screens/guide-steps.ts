import type { GuideFound, GuideProblem } from '../../components/welcome/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { patternOf } from '../browser/permissions.ts'
import { type GuideDraft, shopOrigin } from '../domain/guide.ts'
import { proposeLabels } from '../domain/propose-labels.ts'

/** Tries the way in to Nextech: what it told, or why it is no way in. */
export async function tryIn(
  { nextech }: GuideDraft,
  password: string,
): Promise<{ found: GuideFound } | { problem: GuideProblem }> {
  const reply = await sendToBackground('ext-bg/try-nextech', { ...nextech, password })
  if (!reply?.ok) return { problem: { kind: 'no-answer', message: reply?.error.message ?? '' } }
  const told = reply.value
  switch (told.kind) {
    case 'refused':
      return { problem: { kind: 'refused', lines: told.lines } }
    case 'sign-in': {
      const kind = told.state === 'refused' ? 'sign-in-refused' : 'unreachable'
      return { problem: { kind, message: told.message } }
    }
    case 'no-rights':
    case 'silent':
      return { problem: { kind: told.kind, message: told.message } }
    case 'in': {
      const toPutRight = told.findings.filter(({ state }) => state === 'red')
      return { found: { places: told.places, seen: told.cardTypes, toPutRight } }
    }
  }
}

/** The draft with a name for the practice, where none was typed. */
export function withProposals(draft: GuideDraft, found: GuideFound): GuideDraft {
  const name = draft.practice.name.trim() || (found.places[0] ?? '')
  return { ...draft, practice: { ...draft.practice, name } }
}

/** The draft with a label for each brand; labels that a person has typed stay. */
export function proposeCards(draft: GuideDraft, found: GuideFound | null): GuideDraft {
  if (draft.cardTypes.length > 0) return draft
  const cardTypes = proposeLabels(found?.seen ?? []).map(({ brand, label }) => ({ brand, label }))
  return { ...draft, cardTypes, shop: shopOrigin(draft.shop) ?? draft.shop }
}

/**
 * Why practice and shop cannot be so, else null. Asks the person for access to the shop's pages before anything else is
 * waited for: Firefox takes such a question only within the very press. Where there is access already nobody is asked.
 */
export async function practiceProblem(
  { practice, shop }: GuideDraft,
  request: (patterns: readonly string[]) => Promise<boolean>,
): Promise<GuideProblem | null> {
  const origin = shopOrigin(shop)
  if (practice.name.trim() === '') return { kind: 'no-name' }
  if (origin === undefined) return { kind: 'shop-address' }
  const granted = await request([patternOf(origin)]).catch(() => false)
  return granted ? null : { kind: 'access-denied', origin }
}
