/**
 * Lines that unit and component tests must cover, in per cent, by room: `npm test` fails below. They are what was
 * measured, rounded down; raise them when a room gains. What runs end to end only is not counted.
 */
export const coverageFloors: Readonly<Record<string, number>> = {
  components: 95,
  'lib/background': 97,
  'lib/backend-client': 85,
  'lib/browser': 80,
  'lib/contract': 100,
  'lib/domain': 98,
  'lib/nextech': 99,
  'lib/reports': 96,
  'lib/screens': 99,
  'lib/service': 89,
  'lib/setup': 97,
  'lib/shop': 92,
  'lib/store': 98,
  'lib/sync': 90,
  'lib/vault': 95,
  'lib/words': 92,
}
