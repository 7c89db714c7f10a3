/** How one field of an order and of a patient compare; each level is a row of `parameters.json`. */
export const levels = {
  /** `former`: what was theirs once, by the patient's record. */
  email: ['equal', 'former', 'folded', 'close', 'local', 'differ', 'shared', 'unknown'],
  /** `middle`: the first name of one side is a later one of the other; `close`: one typing slip apart, `alike`: two. */
  firstName: ['equal', 'nickname', 'middle', 'initial', 'close', 'alike', 'swapped', 'differ', 'unknown'],
  lastName: ['equal', 'part', 'close', 'alike', 'swapped', 'differ', 'unknown'],
  /** Jr., Sr., III; `one`: only one side tells it, which fathers and sons of one name do more often than others. */
  suffix: ['equal', 'none', 'one', 'differ'],
  /** `mobile`: equal, and filed as a mobile phone; `home`: filed as one that others answer too; `equal`: not told. */
  phone: ['mobile', 'equal', 'home', 'former', 'tail', 'close', 'differ', 'shared', 'unknown'],
  /** `parts`: two of year, month and day agree. */
  birthDate: ['equal', 'swapped', 'close', 'parts', 'differ', 'unknown'],
  place: ['equal', 'city', 'near', 'differ', 'unknown'],
  /** `street`: the same street with another house number; unknown where the place already differs. */
  street: ['equal', 'unit', 'close', 'street', 'differ', 'unknown'],
  /** How common the name is that both share: unknown where they share none. */
  commonness: ['common', 'usual', 'rare', 'unknown'],
} as const

export type RankedField = keyof typeof levels
export type Level<F extends RankedField> = (typeof levels)[F][number]
export type Levels = { [F in RankedField]: Level<F> }

export const rankedFields = Object.keys(levels) as RankedField[]
