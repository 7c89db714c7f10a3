/**
 * The names that most people in the US bear, the commonest first: last names after the Census Bureau's count of
 * 2010, given names after the Social Security registers of the last eighty years. A rank is enough: what the
 * commonness weighs is counted, not looked up (docs/adr/0015).
 */
const lastNames =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts'
const givenNames =
  'james mary michael john robert david jennifer william linda elizabeth patricia richard barbara joseph susan jessica thomas sarah christopher karen daniel lisa matthew nancy anthony maria ashley mark betty donald sandra steven margaret kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda brian melissa timothy deborah ronald stephanie'

const rankOf = (names: string) => new Map(names.split(' ').map((name, at) => [name, at]))
const lastRanks = rankOf(lastNames)
const givenRanks = rankOf(givenNames)
/** Above this rank a name is borne by more than about one person in two hundred. */
const top = 20

export type Commonness = 'common' | 'usual' | 'rare'

/** How many people bear this whole name: two Mary Smiths are often two people, two Zelda Quirks hardly. */
export function commonness(firstName: string, lastName: string): Commonness {
  const last = lastRanks.get(lastName)
  const given = givenRanks.get(firstName.split(' ')[0] ?? '')
  if (last === undefined) return 'rare'
  return last < top && given !== undefined ? 'common' : 'usual'
}
