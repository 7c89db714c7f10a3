/** Zones of practices in the United States, as people there call them; the others stand behind them. */
export const usualZones: readonly (readonly [zone: string, name: string])[] = [
  ['America/New_York', 'Eastern'],
  ['America/Chicago', 'Central'],
  ['America/Denver', 'Mountain'],
  ['America/Phoenix', 'Mountain without daylight saving (Arizona)'],
  ['America/Los_Angeles', 'Pacific'],
  ['America/Anchorage', 'Alaska'],
  ['Pacific/Honolulu', 'Hawaii'],
  ['America/Puerto_Rico', 'Atlantic (Puerto Rico)'],
]

/** Every other zone that the browser knows, and the present one, whatever it is. */
export function otherZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  const all = known.includes(present) ? known : [present, ...known]
  return all.filter(zone => !usualZones.some(([usual]) => usual === zone))
}
