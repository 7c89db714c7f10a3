/** The chapters of the help in their order; each is the fragment of its address, `help.html#badges`. */
export const chapterIds = [
  'start',
  'badges',
  'resolve',
  'existing',
  'reasons',
  'staff',
  'refunds',
  'quotes',
  'popup',
  'reconciliation',
  'nothing-posted',
  'pause',
  'sign-in',
  'people',
  'settings',
  'setup',
  'welcome',
  'backend',
  'duplicates',
  'activity',
  'teach',
  'who',
] as const
export type ChapterId = (typeof chapterIds)[number]

/** The chapter that an address names; undefined where it names none. */
export function chapterOf(hash: string): ChapterId | undefined {
  return chapterIds.find(id => hash === `#${id}`)
}
