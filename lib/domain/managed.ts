/** Objects of a configuration whose keys an administrator may set one by one; any other value is set whole. */
const opened = ['practice', 'nextech', 'backend', 'policy']

type Values = Record<string, unknown>

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * A file's values with the administrator's in place of its own: what the policy names is fixed, the file fills the rest
 * (rules 9). Nothing is checked here.
 */
export function withManaged(file: unknown, managed: unknown): unknown {
  if (!isValues(managed)) return file
  const own = isValues(file) ? file : {}
  const merged = Object.fromEntries([
    ...Object.entries(own),
    ...Object.entries(managed).map(([key, value]) => [key, innerOf(key, own[key], value)]),
  ])
  // A policy cannot say null: no backend is what the mode means.
  return merged.mode === 'direct' ? { ...merged, backend: null } : merged
}

function innerOf(key: string, own: unknown, managed: unknown): unknown {
  return opened.includes(key) && isValues(own) && isValues(managed) ? { ...own, ...managed } : managed
}

/** The paths that an administrator's policy names: `posture`, `nextech.apiBaseUrl`, `shops`. */
export function lockedPaths(managed: unknown): string[] {
  if (!isValues(managed)) return []
  return Object.entries(managed).flatMap(([key, value]) =>
    opened.includes(key) && isValues(value) ? Object.keys(value).map(inner => `${key}.${inner}`) : [key],
  )
}

/** Whether a policy names this path or a part of it. */
export function isLocked(locked: readonly string[], path: string): boolean {
  return locked.some(each => each === path || path.startsWith(`${each}.`) || path.startsWith(`${each}[`))
}
