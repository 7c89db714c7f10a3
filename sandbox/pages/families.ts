import { agGrid } from './ag-grid.ts'
import { ariaGrid } from './aria-grid.ts'
import { cards, orderCards } from './cards.ts'
import { dataTables } from './datatables.ts'
import type { Family } from './family.ts'
import { framed } from './framed.ts'
import { reactList, vueList } from './framework-lists.ts'
import { hostile } from './hostile.ts'
import { lookAlikes } from './look-alikes.ts'
import { magento1Grid } from './magento1-grid.ts'
import { magento1Order } from './magento1-order.ts'
import { magento2Customer } from './magento2-customer.ts'
import { magento2Grid } from './magento2-grid.ts'
import { magento2Order, orderDocuments } from './magento2-order.ts'
import { ownIntegration, plain } from './plain.ts'
import { flatGrid, frozenColumns } from './split-lists.ts'

/** Every kind of page that the sandbox serves under `/pages`. */
export const families: readonly Family[] = [
  ...[magento2Grid, magento2Customer, magento1Grid, plain],
  ...dataTables,
  ...[vueList, reactList, agGrid, ariaGrid, cards, ownIntegration, framed, frozenColumns, flatGrid],
  ...[magento2Order, magento1Order, orderCards],
  ...lookAlikes,
  ...orderDocuments,
  ...hostile,
]
