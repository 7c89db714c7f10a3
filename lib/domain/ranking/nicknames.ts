import table from './nicknames.json' with { type: 'json' }

/**
 * From a name to the families it belongs to: `ron` is in those of Aaron and Ronald. A line of the table is one
 * family, the formal name first; English and Spanish, as in a US practice (docs/adr/0015).
 */
const families = new Map<string, number[]>()
for (const [family, line] of table.entries()) {
  for (const name of line.split(' ')) families.set(name, [...(families.get(name) ?? []), family])
}

/** Whether two normal given names are different, and yet names that one person goes by, as William and Bill. */
export function areNicknames(a: string, b: string): boolean {
  const ofB = families.get(b) ?? []
  return a !== b && (families.get(a) ?? []).some(family => ofB.includes(family))
}
