/**
 * What of a report has a line of its own, in the order in which people read it: on the page, on the printed sheet, in its CSV
 * and in the mail.
 */
export const ownLineNames = [
  'refundsInShop',
  'refundsWithoutDay',
  'refundsInNextech',
  'voids',
  'giftCardsSold',
  'giftCardsRedeemed',
  'others',
] as const
export type OwnLineName = (typeof ownLineNames)[number]

/** Lines that Nextech's ledger alone tells: unknown where it was not read. */
export const ledgerLineNames: readonly OwnLineName[] = ['refundsInNextech', 'voids', 'others']
