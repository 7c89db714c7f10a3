import type { Control, Family, PageVisit } from './family.ts'
import { type PlainParts, type PlainRow, pageOf, plainControls, plainPage } from './plain-page.ts'

const movingControls: readonly Control[] = ['reload', 'scroll']
const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>'
const rightToLeft = '\u202e\u2067gnoL\u2069\u200f '
const endless = 'x'.repeat(10_000)

type Kind = readonly [id: string, title: string, about: string, parts: (visit: PageVisit) => PlainParts]

const kinds: readonly Kind[] = [
  [
    'hostile-texts',
    'Texts',
    'Markup, right-to-left marks and 10,000 characters in the cells.',
    visit => ({ rows: pageOf(visit).map(spoil), styles: ['clipped'] }),
  ],
  [
    'hostile-duplicates',
    'Duplicates',
    'Every order number stands in two rows.',
    visit => ({ rows: pageOf(visit).flatMap(row => [row, row]) }),
  ],
  [
    'hostile-removes',
    'Removes what is foreign',
    'Takes out every custom element that comes into the page.',
    () => ({ scripts: ['hostile-removes'] }),
  ],
  [
    'hostile-clones',
    'Clones its rows',
    'Sorting puts a deep copy of the table’s body in its place.',
    () => ({ scripts: ['hostile-clones'] }),
  ],
  [
    'hostile-overrides',
    'Overrides the platform',
    'Shadow roots and custom elements throw.',
    () => ({ scripts: ['hostile-overrides'] }),
  ],
  ['small-root', 'Small root font', 'Root font of 10 px.', () => ({ styles: ['root-small'] })],
  ['large-root', 'Large root font', 'Root font of 20 px.', () => ({ styles: ['root-large'] })],
  ['resets', 'Resets', 'Important rules for every element.', () => ({ styles: ['resets'] })],
  ['right-to-left', 'Right to left', 'The whole page runs from right to left.', () => ({ dir: 'rtl' })],
  [
    'dark',
    'Dark page',
    'Light text on a dark ground, whatever the browser prefers.',
    () => ({ styles: ['dark'] }),
  ],
]

/** Pages that are ill made, or made to hurt. */
export const hostile: readonly Family[] = [
  ...kinds.map(family),
  {
    ...family(['hostile-many', 'Many rows', '5,000 rows in one table.', () => ({})]),
    size: 5000,
  },
  {
    ...family([
      'hostile-every-frame',
      'Changes every frame',
      'The rows show other orders sixty times a second.',
      () => ({ controls: movingControls, script: 'hostile-every-frame' }),
    ]),
    controls: movingControls,
  },
  {
    ...family(['strict-policy', 'Strict policy', '`default-src none` and its own files alone.', () => ({})]),
    policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
  },
]

function family([id, title, about, parts]: Kind): Family {
  return {
    ...{ id, title, about },
    group: 'Hostile pages',
    controls: plainControls,
    page: visit => plainPage(visit, parts(visit)),
  }
}

/** One row in six keeps its number but not its manners; in one the number is lost. */
function spoil(row: PlainRow, at: number): PlainRow {
  const kinds: readonly (Partial<PlainRow> | undefined)[] = [
    { customer: markup, status: markup },
    { customer: rightToLeft + row.customer, status: `${row.status}\u200f` },
    { customer: endless },
    { number: endless, isOrder: false },
    { number: markup, isOrder: false },
    undefined,
  ]
  return { ...row, ...kinds[at % kinds.length] }
}
