import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { coverageFloors } from './scripts/test/coverage-floors.ts'
import { LongestFirst } from './scripts/test/longest-first.ts'
import { findPostgres } from './tests/setup/postgres.ts'

/** Tests of one file run in random order; the seed is printed, and TEST_SEED repeats a run. */
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)
/** A journey's tests build on each other. Vitest ignores the `sequence` of a project, so it is set here for all of them. */
const isEndToEnd = process.argv.some(argument => /\be2e\b/.test(argument))
const always = ['**/node_modules/**', '.output/**']
const isQuickCheck = process.env.QUICK_CHECK !== undefined
const fakePolyfill = fileURLToPath(new URL('tests/setup/fake-polyfill.ts', import.meta.url))
const pageTests = 'lib/shop/page/**/*.test.{ts,tsx}'
const text = (file: string) => readFileSync(file, 'utf8')
/** A browser's background from its router to a simulated Nextech, started again for each test. */
const wholeBackground = globSync('lib/{background,screens}/**/*.test.ts').filter(file =>
  /startBackground\(|startPeopled\(|createBackgroundApp\(/.test(text(file)),
)
/**
 * Sizes at which something changes (a stretch, a portion, the most rows that are told), other programs, whole databases
 * and practices, the tools that measure: `npm test` runs them where they stand, and counts their coverage;
 * `npm run check` leaves them out.
 */
const large = [
  '{backend,bench,sandbox,tests/backend}/**/*.test.ts',
  'components/stories/{help-links,stories,typed-fields}.test.tsx',
  'lib/reports/duplicates/{interner,row-scanner}.test.ts',
  'lib/shop/page/{row-reporter-large,session-messages}.test.ts',
  'lib/store/sealing/fit-seal.test.ts',
  'lib/store/projections/recount-large.test.ts',
  'scripts/{bootstrap,hooks}.test.ts',
  'scripts/test/run-step.test.ts',
  'tests/acceptance/**/*.test.ts',
  'tests/contract/activity-{attacks,keys,stretches}.test.ts',
  'tests/shop/**/*.test.ts',
  ...wholeBackground,
]
/** No test of these projects. */
const leftOut = [...always, ...(isQuickCheck ? large : [])]
/** What every test runs with. */
const setup = [
  'tests/setup/temporal.ts',
  'tests/setup/thread-locks.ts',
  'tests/setup/seed.ts',
  'tests/setup/patient-waits.ts',
  'tests/setup/quick-hashes.ts',
  'tests/setup/leave-nothing.ts',
]
/** More than two thirds of all the time lie in these: `npm test` runs them, `npm run check` does not. */
const slow = [
  'lib/reports/duplicates/normalize-bytes.test.ts',
  'lib/shop/teach/infer-profile-properties.test.ts',
  'tests/acceptance/{crashes,lost-answers,lying-lists,practice-a,reports}.test.ts',
  'bench/ranking/ranking.test.ts',
  'tests/shop/{mutated-pages,order-pages,rest-agrees}.test.ts',
  'tests/reliability/simulation/schedules{,-on-postgres}.test.ts',
  'tests/backend/{compose-file,daily-mail,daily-mail-killed,full-disk,kills,own-folder,restore,restored-mail,worker}.test.ts',
]
/**
 * These leave nothing behind in their thread, so they share two of them and every module that one has loaded; so do the
 * component tests, in one page. What is left out watches its page, counts databases, measures milliseconds, or counts
 * what the modules under it do (the simulation).
 */
const shared = globSync([
  'lib/{backend-client,background,contract,domain,nextech,reports,service,setup,store,sync,words}/**/*.test.ts',
  'lib/browser/!(patient-page-cache).test.ts',
  'lib/screens/**/*.test.ts',
  'lib/shop/{parse,rest,teach}/**/*.test.ts',
  'sandbox/{practice,shop}/**/*.test.ts',
  'sandbox/nextech/!(control).test.ts',
  'tests/acceptance/**/*.test.ts',
  '{gallery,sandbox/pages,tests/shop}/**/*.test.ts',
  'scripts/{built-files,find-browser,lock-file,test/tally,zip/zip-faults}.test.ts',
  'tests/reliability/{cluster,kills}/**/*.test.ts',
  // A replaced module stays replaced in all that its thread has loaded; a whole background goes on ticking in it, and
  // speaks on the toolbar that the next file looks at.
]).filter(file => !/vi\.mock\(/.test(text(file)) && !wholeBackground.includes(file))
/** Run on every database that a store is made for; the two that stand for others may share one thread and one database. */
const storeContracts = ['tests/contract/*.test.ts']
/** Once more where a vault is open: those that read or write what it seals. */
const sealedContracts = [
  'tests/contract/{activity-store,customer-memory,identity,intake-store,ledger-store,look-again,sync-store}.test.ts',
]
/** What requests mean must not depend on the database either; on Dexie they run with the unit tests. */
const serviceContracts = ['lib/service/*.contract.test.ts']
/** What must hold of the engine on the backend's databases as well: nothing twice, nothing lost, wherever a worker is killed. */
const engineOnPostgres = [
  'tests/acceptance/{adoption,crashes,hand-posted,lost-answers,pairings,possible-duplicate,staff-decisions,station,two-shops}.test.ts',
  'tests/acceptance/hostile/{answers,gone,late,lists,old-builds,own-trouble,patients,promised,quiet}.test.ts',
]
/** What only several backends on one database show. */
const onPostgresAlone = [
  'tests/backend/{clock-shift,daily-mail-on-postgres,database-trouble,full-disk-postgres,hot-queries,migrated-beside,older-version,people-on-postgres,restore-on-postgres,row-security,silent-database,silent-holder,stalled-worker,two-processes,worker-gone}.test.ts',
]
const slowComponents = ['components/accessibility.test.tsx', 'components/stories/spanish.test.tsx']

export default defineConfig({
  plugins: [preact()],
  resolve: {
    // The real polyfill throws outside of an extension.
    alias: { 'wxt/browser': fakePolyfill, 'webextension-polyfill': fakePolyfill },
  },
  test: {
    mockReset: true,
    // The backends of tests speak with a Nextech on this computer.
    env: { SANDBOX_HOSTS: '1' },
    restoreMocks: true,
    // A busy machine decides no test: what is timed is a benchmark.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest itself leaves one of the cores idle, which of two is half of the machine. A third of the quick tests' time is
    // waiting, which one worker more fills.
    maxWorkers: availableParallelism() + (isQuickCheck ? 1 : 0),
    // Of one check to the next hardly a module changes; `npm test` takes nothing from a cache.
    experimental: { fsModuleCache: isQuickCheck, fsModuleCachePath: 'node_modules/.cache/vitest' },
    sequence: { seed, shuffle: { tests: !isEndToEnd, files: false }, sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['{lib,components}/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/stories/**'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: '.output/coverage',
      thresholds: Object.fromEntries(
        Object.entries(coverageFloors).map(([room, lines]) => [`${room}/**`, { lines }]),
      ),
    },
    reporters: ['default', './scripts/test/tally-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: shared,
          exclude: [...leftOut, ...slow],
          environment: 'node',
          pool: 'threads',
          isolate: false,
          unstubGlobals: true,
          // Dexie takes the databases that are there when a thread first loads it.
          setupFiles: [...setup, 'fake-indexeddb/auto'],
        },
      },
      {
        extends: true,
        test: {
          name: 'isolated unit',
          include: ['{backend,bench,gallery,lib,sandbox,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: [
            ...leftOut,
            'tests/{architecture,contract,e2e,pictures}/**',
            pageTests,
            ...slow,
            ...shared,
            ...onPostgresAlone,
          ],
          environment: 'node',
          setupFiles: [...setup],
        },
      },
      {
        extends: true,
        test: {
          name: 'store on dexie',
          include: storeContracts,
          exclude: leftOut,
          environment: 'node',
          pool: 'threads',
          isolate: false,
          provide: { storeDatabase: { kind: 'dexie', isSealed: false } },
          setupFiles: [...setup],
        },
      },
      {
        extends: true,
        test: {
          name: 'store on sealed dexie',
          include: sealedContracts,
          exclude: leftOut,
          environment: 'node',
          pool: 'threads',
          isolate: false,
          provide: { storeDatabase: { kind: 'dexie', isSealed: true } },
          setupFiles: [...setup],
        },
      },
      {
        extends: true,
        test: {
          name: 'store on pglite',
          include: [
            ...storeContracts,
            ...serviceContracts,
            'tests/acceptance/crashes.test.ts',
            'tests/acceptance/hostile/{late,patients}.test.ts',
          ],
          environment: 'node',
          provide: { storeDatabase: { kind: 'pglite' } },
          setupFiles: [...setup, 'tests/setup/engine-database.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'store on postgres',
          environment: 'node',
          setupFiles: [...setup],
          ...(findPostgres()
            ? {
                include: [...storeContracts, ...serviceContracts, ...engineOnPostgres, ...onPostgresAlone],
                globalSetup: ['tests/setup/postgres.ts'],
                setupFiles: [...setup, 'tests/setup/engine-database.ts'],
              }
            : { include: ['tests/contract/absent/postgres.test.ts'] }),
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          environment: 'node',
          setupFiles: [...setup],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['components/**/*.test.{ts,tsx}'],
          exclude: [...leftOut, ...slowComponents],
          environment: 'happy-dom',
          pool: 'threads',
          isolate: false,
          unstubGlobals: true,
          setupFiles: [...setup, 'tests/setup/component.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: [pageTests],
          exclude: leftOut,
          environment: 'happy-dom',
          pool: 'threads',
          isolate: false,
          unstubGlobals: true,
          setupFiles: [...setup, 'tests/setup/component.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'slow component',
          include: slowComponents,
          environment: 'happy-dom',
          setupFiles: [...setup, 'tests/setup/component.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['tests/pictures/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/setup/temporal.ts'],
          // Of a busy machine, where five wait for each other.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: always,
          environment: 'node',
          setupFiles: ['tests/setup/temporal.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A busy machine decides no test here either: a page may take its time.
          expect: { poll: { timeout: 15_000, interval: 50 } },
        },
      },
    ],
  },
})
