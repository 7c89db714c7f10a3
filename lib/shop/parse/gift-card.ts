import { plainLabel } from './plain-label.ts'

/** What a shop says of an item that is for sale. */
export interface ItemFacts {
  name: string
  /** Labels of the choices made for it. */
  options: readonly string[]
  /** Magento's product type, where it is told. */
  productType: string | null
}

const giftCardOptions = ['gift card type', 'gift card recipient', 'gift card sender']

/** Whether the item is an e-gift card: its payment says so, that it is not spent twice (rules 3). */
export function isGiftCard({ name, options, productType }: ItemFacts): boolean {
  if (productType === 'giftcard') return true
  if (options.some(label => giftCardOptions.includes(plainLabel(label)))) return true
  return /\be-?gift\s*card\b|\bgift\s*card\b/i.test(name)
}
