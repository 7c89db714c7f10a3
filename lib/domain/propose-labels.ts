import { brandCode } from './card-types.ts'

/** A brand and the label that is proposed for it; `isSeen` = payments in Nextech carry that label. */
export interface LabelProposal {
  brand: string
  label: string
  isSeen: boolean
}

/** Brands that every store may take, with the labels of Nextech's own screens. */
const usual = { VI: 'Visa', MC: 'MasterCard', AE: 'American Express', DI: 'Discover' } as const

/**
 * A label for each usual brand, as the practice's own payments spell it where they tell; further brands that payments
 * carry come behind them (rules 3).
 */
export function proposeLabels(seen: readonly string[]): LabelProposal[] {
  const own = Object.entries(usual).map(([brand, label]) => {
    const same = seen.filter(name => codeOf(name) === brand)
    const known = same.find(name => name === label) ?? same[0]
    return { brand, label: known ?? label, isSeen: known !== undefined }
  })
  const others = seen.flatMap(label => {
    const brand = codeOf(label)
    return brand === undefined || brand in usual || brand === 'OT' ? [] : [{ brand, label, isSeen: true }]
  })
  return [...own, ...new Map(others.map(each => [each.brand, each])).values()]
}

const codeOf = (label: string) => brandCode(label) ?? brandCode(bareLabel(label))

/** A label without what practices write beside a brand: `Visa Card`, `CC - Amex`, `Discover (online)`. */
function bareLabel(label: string): string {
  const bare = label
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^\s*(?:cc|credit(?:\s+card)?|card)\s*[-:/]\s*/i, '')
    .replace(/[\s-]+(?:credit\s+)?card$/i, '')
  return bare.trim() === '' ? label : bare.trim()
}
