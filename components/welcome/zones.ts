/** Zones of practices in the United States, as people there call them; the others stand behind them. */
export const usualZones = [
  ['America/New_York', 'eastern'],
  ['America/Chicago', 'central'],
  ['America/Denver', 'mountain'],
  ['America/Phoenix', 'arizona'],
  ['America/Los_Angeles', 'pacific'],
  ['America/Anchorage', 'alaska'],
  ['Pacific/Honolulu', 'hawaii'],
  ['America/Puerto_Rico', 'atlantic'],
] as const

/** Every other zone that the browser knows, and the present one, whatever it is. */
export function otherZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  const all = known.includes(present) ? known : [present, ...known]
  return all.filter(zone => !usualZones.some(([usual]) => usual === zone))
}
