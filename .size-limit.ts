import { filesOf } from './scripts/built-files.ts'

/** What was measured and two per cent; raise one only on purpose. Chrome's build stands for both. */
const build = '.output/chrome-mv3'

export default [
  {
    name: 'first script (runs in every shop page)',
    path: `${build}/content-scripts/*.{js,css}`,
    limit: '7.3 kB',
    gzip: true,
  },
  // 53.9 until a taught link was followed only where it shows its order, in seven languages, and more kinds of pages were
  // read: bars as headings, facts and items in plain boxes, rows that span, narrow copies, billing told as
  // shipping; and words that act in an address were known in more languages.
  {
    name: 'orders script (in pages that may hold orders)',
    path: `${build}/orders.js`,
    limit: '57.5 kB',
    gzip: true,
  },
  // 260.2 until odd charts were read as FHIR means them, unclear answers of Nextech were bounded, processors' codes were read
  // by their columns, restores were told from cut logs, and flips of a backend were told seldom.
  { name: 'background', path: filesOf(`${build}/background.js`), limit: '268.9 kB', gzip: true },
  // 59.7 until every page's words had the new reasons, and its table of messages the offered pages and restores.
  { name: 'popup', path: filesOf(`${build}/popup.html`), limit: '60.2 kB', gzip: true },
]
