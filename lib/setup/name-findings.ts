import { nameDifference, nearest } from '../domain/near-miss.ts'

/** The values that name a near miss; undefined where nothing comes near. */
export function nearMiss(wanted: string, found: readonly string[]): Record<string, string> | undefined {
  const near = nearest(
    wanted,
    found.filter(name => name !== wanted),
  )
  if (near === undefined) return undefined
  const { kind, more, less } = nameDifference(wanted, near)
  return { wanted, found: near, difference: kind, more, less }
}
