import { filesOf } from './scripts/built-files.ts'

/** What was measured and two per cent; raise one only on purpose. Chrome's build stands for both. */
const build = '.output/chrome-mv3'

export default [
  // 7.3 until it looked into the open shadow roots of web components. 7.8 until it looked into those that a page keeps closed.
  // 7.9 until it knew order pages whose number no heading shows, and Portuguese and Italian.
  {
    name: 'first script (runs in every shop page)',
    path: `${build}/content-scripts/*.{js,css}`,
    limit: '8.1 kB',
    gzip: true,
  },
  // 53.9 until a taught link was followed only where it shows its order, in seven languages, and more kinds of pages were
  // read: bars as headings, facts and items in plain boxes, rows that span, narrow copies, billing told as shipping. 57.4
  // until rows that are made again were read by what they were made of before, which costs the page a third as much; raised
  // cents, icons, currencies and names in cells of their own, and parts under tabs and titles were read; an open order was
  // asked for by its address; and words that act were known in more languages. 59.5 until amounts in pieces, times in columns of
  // their own, days and years above rows, lists in shadow roots, and cells that are cut or say more than their fact were read.
  // 63.8 until rows, cells and order pages that are web components were read as the page shows them, cards without labels
  // too, and what looks like orders and is not read was counted and told. 67.6 until rows of other widths, orders as columns,
  // cents without a point and closed trees were read, and refunds that stand in cards. 69.4 until Portuguese and Italian, rows that
  // lack a cell, a table for each order and closed plain elements were read, and refunds in words alone and notes' raised marks heard.
  // 73.3 until items in second lists or hidden rows were missed by none, what stands behind numbers was told from what they number,
  // and lists in two languages, without headings or under other papers' titles were read or told. 75.5 until order pages in two
  // languages and cards that say `Order` alone were read, boxes without headings told, and what is struck through counted for nothing. 76.1 until a
  // page that writes itself again took presses, and what a page's own worker may have answered in Firefox was only seen.
  {
    name: 'orders script (in pages that may hold orders)',
    path: `${build}/orders.js`,
    limit: '76.3 kB',
    gzip: true,
  },
  // 260.2 until odd charts were read as FHIR means them, unclear answers of Nextech were bounded, processors' codes were read
  // by their columns, and restores were told from cut logs. 268.8 until flips of a backend were told seldom, orders that
  // were only seen waited for a person, and dates without a year were read by the orders around them. 269.8 until erasing
  // waited for payments without a clear answer, what a hostile file has said of it had an end, lists that are behind were known
  // by our own payments, and dates were read by the periods that pages tell. 272.2 until what only a newer backend tells had
  // something to stand for it, locks went by a clock that nobody sets, what the sync tells had Spanish words, and old builds
  // and lists that lack what is known were asked otherwise. 278.3 until an order's own trouble kept no other back, payments
  // that are never shown were told, and an order in another currency was told in its own money. 279.8 until how far lists are
  // behind was measured, another browser on the same orders was noticed, letters that look alike and gateways' own words were known,
  // and choices taken back asked again at once. 283.4 until leaps of the clock, marks of no order, unread amounts and
  // processors' own order numbers were known, and each day that a birth date may mean. 286 until floods of new orders were put off,
  // damaged rows kept nothing else back, what a decision changed was kept whole for its undo, and those born on one day looked at.
  { name: 'background', path: filesOf(`${build}/background.js`), limit: '289.2 kB', gzip: true },
  // 59.7 until every page's words had the new reasons, and its table of messages the offered pages and restores. 60.4 until
  // a shop in an inner network and a list of split rows had words. 60.6 until what a newer backend tells had words, the popup
  // showed nothing before it knows who is there, and went on by a button where the backend is away. 61.1 until payments that
  // nobody can find, and amounts in another currency, had words. 61.3 until another browser's payments and lists that are behind had.
  // 61.6 until presses that were not done said so. 62 until floods and lists that may be old had words.
  { name: 'popup', path: filesOf(`${build}/popup.html`), limit: '62.6 kB', gzip: true },
]
