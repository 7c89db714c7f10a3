import type { Mutation } from './mutation.ts'

/** The cures against lists that contradict themselves, each switched off. */
export const listMutations: readonly Mutation[] = [
  {
    name: 'list-count',
    what: 'a list ends where its count says so, however low that is, however full the page, and whatever page it names next',
    patches: [
      {
        file: 'lib/nextech/list-reading.ts',
        find: 'const isThere = this.#isAllThere && !this.#isFull(page)',
        replace: 'const isThere = this.counted !== null && this.shown >= this.counted',
      },
      {
        file: 'lib/nextech/list-reading.ts',
        find: "return isThere && !page.namesNext ? 'end' : 'more'",
        replace: "return isThere ? 'end' : 'more'",
      },
    ],
  },
  {
    name: 'list-total',
    what: 'an empty page is the end, whatever the list counts',
    patches: [
      {
        file: 'lib/nextech/paging.ts',
        find: '  if (counted !== null && shown < counted) return countedNotShown(search, counted, found)',
        replace: '',
      },
    ],
  },
  {
    name: 'list-outcome',
    what: 'an error among the entries is passed over',
    patches: [
      {
        file: 'lib/nextech/list-page.ts',
        find: 'const error = errorIn(answer.value)',
        replace: 'const error = undefined',
      },
    ],
  },
  {
    name: 'list-repeats',
    what: 'a page that brings nothing new is the end',
    patches: [
      {
        file: 'lib/nextech/list-reading.ts',
        find: "return this.#isHarmlessRepeat(page) ? 'end' : 'repeats'",
        replace: "return 'end'",
      },
      {
        file: 'lib/nextech/paging.ts',
        find: '  if (counted !== null && shown < counted) return countedNotShown(search, counted, found)',
        replace: '',
      },
    ],
  },
  {
    name: 'list-blank',
    what: 'entries that show no record are passed over',
    patches: [
      {
        file: 'lib/nextech/list-reading.ts',
        find: "if (page.records.length === 0) return 'blank'",
        replace: "if (page.records.length === 0) return 'end'",
      },
      {
        file: 'lib/nextech/paging.ts',
        find: '  if (counted !== null && shown < counted) return countedNotShown(search, counted, found)',
        replace: '',
      },
    ],
  },
  {
    name: 'list-no-content',
    what: 'an answer of 204 is an empty list',
    patches: [
      {
        file: 'lib/nextech/classify.ts',
        find: 'if (status === 204) return { ...noContent, again: false }',
        replace: "if (status === 204) return { ok: true, value: { resourceType: 'Bundle', total: 0 } }",
      },
    ],
  },
]
