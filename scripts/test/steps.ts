/** What `npm test` and `npm run check` do, in order. */
export interface Step {
  name: string
  /** A program of node_modules/.bin, and its arguments. */
  command: [program: string, ...args: string[]]
  /** Steps of one stage run side by side; each stage waits for the one before. */
  stage: number
  /** Belongs to `npm run check` too; `only`: `npm test` has another step in its place. */
  quick?: true | 'only'
  /** Runs Vitest, so its tests are counted. */
  counted?: true
}

const projects = (...names: string[]) => names.flatMap(name => ['--project', name])
const quickProjects = projects('unit', 'isolated unit', 'component', 'page', 'store on dexie')
const slowProjects = projects('slow', 'slow component', 'store on pglite', 'store on postgres')

/** Two packages bring a program `tsc`: this one is TypeScript 7's. */
const typeScript: Step['command'] = ['node', 'node_modules/typescript-7/bin/tsc', '--noEmit']

/**
 * The first stage fills two cores with programs of one thread each; the tests then have the cores for themselves, as
 * some of them measure milliseconds.
 */
export const steps: Step[] = [
  {
    name: 'types',
    command: typeScript,
    stage: 1,
  },
  {
    name: 'types',
    // Of one check to the next few files change.
    command: [...typeScript, '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
    stage: 1,
    quick: 'only',
  },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings'], stage: 1, quick: true },
  {
    name: 'architecture',
    command: ['vitest', 'run', '--project', 'architecture'],
    stage: 1,
    quick: true,
    counted: true,
  },
  {
    name: 'unused code',
    command: ['knip', '--cache', '--treat-config-hints-as-errors'],
    stage: 1,
    quick: true,
  },
  {
    name: 'unit and component tests',
    command: ['vitest', 'run', ...quickProjects],
    // Beside the others: nothing that it leaves in measures time.
    stage: 1,
    quick: 'only',
    counted: true,
  },
  {
    name: 'unit and component tests, coverage',
    command: ['vitest', 'run', ...quickProjects, ...projects('store on sealed dexie'), '--coverage'],
    stage: 2,
    counted: true,
  },
  {
    name: 'slow tests',
    command: ['vitest', 'run', ...slowProjects],
    stage: 3,
    counted: true,
  },
  { name: 'builds', command: ['node', 'scripts/build.ts', 'all'], stage: 4 },
  { name: 'sandbox build is the shipped code', command: ['node', 'scripts/compare-builds.ts'], stage: 5 },
  { name: 'size budget', command: ['size-limit'], stage: 5 },
  { name: 'addons-linter', command: ['node', 'scripts/lint-addon.ts'], stage: 5 },
  {
    name: 'pictures',
    command: ['vitest', 'run', '--project', 'pictures'],
    stage: 5,
    counted: true,
  },
  {
    name: 'end to end in Chromium',
    command: ['vitest', 'run', '--project', 'e2e'],
    stage: 6,
    counted: true,
  },
]
