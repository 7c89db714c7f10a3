/** The ways in which each story is shown, here and in the pictures. */
export const views = [
  { name: 'light', scheme: 'light', width: null },
  { name: 'dark', scheme: 'dark', width: null },
  { name: '320 px', scheme: 'light', width: 320 },
] as const

export type View = (typeof views)[number]
