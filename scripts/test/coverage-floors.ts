/**
 * Lines that unit and component tests must cover, in per cent, by room: `npm test` fails below. They are what was
 * measured without the tests of the sandbox, rounded down; raise them when a room gains. `lib/background` is low
 * because most of it runs end to end only, which is not counted, until its use cases lie in a room of their own.
 */
export const coverageFloors: Readonly<Record<string, number>> = {
  components: 95,
  'lib/background': 22,
  'lib/browser': 80,
  'lib/contract': 100,
  'lib/domain': 98,
  'lib/nextech': 99,
  'lib/reports': 96,
  'lib/screens': 99,
  'lib/setup': 97,
  'lib/shop': 92,
  'lib/store': 98,
  'lib/sync': 90,
  'lib/words': 92,
}
