import { brandName, untoldBrand } from '../domain/card-types.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { type Finding, found } from '../domain/setup-checks.ts'
import { nearMiss } from './name-findings.ts'
import type { LabelUse } from './ports.ts'

/** Labels of cards that the article and the configuration name. */
export function wantedCardTypes(policy: { cardTypes: Readonly<Record<string, string>> }): string[] {
  const { giftCard, noCard, affirm } = requiredNames
  return [...new Set([giftCard, noCard, affirm, ...Object.values(policy.cardTypes)])]
}

/** The payment category: Nextech has no list of them, so it is known only from payments and refusals. */
export function checkCategory(use: LabelUse): Finding {
  const wanted = requiredNames.category
  const { finding, values } = judge(wanted, use)
  return found('category', finding, values)
}

/** One finding for each card type that may be posted, and one for each brand that has no label. */
export function checkCardTypes(
  wanted: readonly string[],
  use: LabelUse,
  brandsWithoutLabel: readonly string[],
): Finding[] {
  const known = wanted.map(label => {
    const { finding, values } = judge(label, use)
    const unused = finding === 'unseen' && label === requiredNames.affirm
    return found('card-type', unused ? 'maybe-unused' : finding, values, label)
  })
  return [
    ...known,
    ...brandsWithoutLabel.map(brand =>
      brand === untoldBrand
        ? found('card-type', 'no-label-untold', {}, brand)
        : found('card-type', 'no-label', { brand: brandName(brand) }, brandName(brand)),
    ),
  ]
}

type Judgement = 'seen' | 'refused' | 'near-miss' | 'dropped' | 'unseen'

function judge(wanted: string, { seen, refused, dropped }: LabelUse) {
  const seenAt = seen.get(wanted)
  const refusedAt = refused.get(wanted)
  const near = nearMiss(wanted, [...seen.keys()])
  const as = (finding: Judgement, values: Record<string, string> = { wanted }) => ({ finding, values })
  if (refusedAt !== undefined && refusedAt > (seenAt ?? 0))
    return near ? as('near-miss', near) : as('refused')
  if (seenAt !== undefined) return as('seen')
  if (near) return as('near-miss', near)
  return dropped.has(wanted) ? as('dropped') : as('unseen')
}
