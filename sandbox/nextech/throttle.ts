/** Admitted calls of the last second, by user and endpoint (Nextech API 1.3). */
export type Windows = Map<string, number[]>

/**
 * A sliding second of real time: the sandbox's clock may stand still or jump. Refused calls take no
 * place in the window.
 */
export function isAdmitted(windows: Windows, key: string, limit: number, now = performance.now()): boolean {
  const recent = (windows.get(key) ?? []).filter(time => now - time < 1000)
  const admitted = recent.length < limit
  if (admitted) recent.push(now)
  windows.set(key, recent)
  return admitted
}
