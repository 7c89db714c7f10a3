import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * These mostly wait, some of them minutes, and none of them is a large file. On a fresh clone Vitest knows sizes alone and
 * would begin them last, when the other workers have nothing left to do.
 */
export const longest: readonly string[] = [
  'tests/e2e/panel-guard-firefox.test.ts',
  'tests/e2e/panel-guard-attacks.test.ts',
  'tests/e2e/exactly-once.test.ts',
  'tests/e2e/never-repeated.test.ts',
  'tests/e2e/session-messages.test.ts',
  'tests/backend/database-trouble.test.ts',
  'tests/backend/clock-shift.test.ts',
  'tests/backend/silent-database.test.ts',
  'tests/backend/restore.test.ts',
  'tests/backend/full-disk-postgres.test.ts',
]

/** The same files, the longest of them first, and else in their order. */
export function longestFirst<T extends { moduleId: string }>(files: readonly T[]): T[] {
  const rankOf = ({ moduleId }: T) => {
    const rank = longest.findIndex(name => moduleId.endsWith(`/${name}`))
    return rank < 0 ? longest.length : rank
  }
  return [...files].sort((a, b) => rankOf(a) - rankOf(b))
}

/** In which order Vitest begins its files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files))
  }
}
