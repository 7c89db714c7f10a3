import type { BrowserConfiguration } from './configuration.ts'

/** What a person compares before a configuration is used, in the order in which it matters (rules 9). */
export const factGroups = ['hosts', 'shops', 'posture', 'practice', 'policy'] as const
export type FactGroup = (typeof factGroups)[number]

/** One value of a configuration; of a secret only that it is there. */
interface Fact {
  group: FactGroup
  path: string
  value: string
}

/** The same value in the configuration in force and in the proposed one; null where it has none. */
export interface ComparedFact {
  group: FactGroup
  path: string
  before: string | null
  after: string | null
}

const secret = '•••'
const secrets = ['password', 'token']

/** Every value of two configurations side by side; hosts first. */
export function compareConfigurations(
  before: BrowserConfiguration | undefined,
  after: BrowserConfiguration,
): ComparedFact[] {
  const [olds, news] = [before ? factsOf(before) : [], factsOf(after)]
  const [old, now] = [olds, news].map(facts => new Map(facts.map(({ path, value }) => [path, value])))
  const paths = new Map([...news, ...olds].map(({ path, group }) => [path, group]))
  const compared = [...paths].map(([path, group]) => ({
    ...{ group, path },
    before: old?.get(path) ?? null,
    after: now?.get(path) ?? null,
  }))
  return factGroups.flatMap(group => compared.filter(fact => fact.group === group))
}

/** The paths whose values differ; a secret that comes with the new one is a change. */
export function changedPaths(facts: readonly ComparedFact[]): string[] {
  return facts.filter(({ before, after }) => before !== after).map(({ path }) => path)
}

function factsOf({ shops, posture, practice, policy, nextech, backend, mode }: BrowserConfiguration): Fact[] {
  const inGroup = (group: FactGroup, path: string, value: unknown) =>
    leaves(path, value).map(leaf => ({ group, ...leaf }))
  return [
    ...inGroup('hosts', 'nextech', nextech),
    ...inGroup('hosts', 'backend', backend ?? undefined),
    ...inGroup('hosts', 'mode', mode),
    ...shops.flatMap(({ origin, ...shop }) => [
      { group: 'shops' as const, path: `shops[${origin}]`, value: origin },
      ...inGroup('shops', `shops[${origin}]`, shop),
    ]),
    ...inGroup('posture', 'posture', posture),
    ...inGroup('practice', 'practice', practice),
    ...inGroup('policy', 'policy', policy),
  ]
}

function leaves(path: string, value: unknown): { path: string; value: string }[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [{ path, value: String(value) }]
  return Object.entries(value).flatMap(([key, inner]) =>
    secrets.includes(key) && inner !== undefined
      ? [{ path: `${path}.${key}`, value: secret }]
      : leaves(`${path}.${key}`, inner),
  )
}
