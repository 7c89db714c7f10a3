/** Names of grids that hold orders: Magento 2's namespace, ids of Magento 1's and the older widget grids. */
const ordersGrids = /^(sales_order_grid|customer_orders_grid|sales_order_customer_grid)$/
const scope = /scope:\s*'([\w]+)\./

/** What a grid is called: Magento 2 writes the namespace into the binding around it, and before the name of its spinner. */
export function nameOfGrid(grid: Element): string {
  const wrap = grid.closest('.admin__data-grid-outer-wrap')
  const bound = scope.exec(wrap?.getAttribute('data-bind') ?? '')?.[1]
  if (bound) return bound
  const component = wrap?.querySelector('[data-component]')?.getAttribute('data-component')
  return component?.split('.')[0] ?? grid.id.replace(/_table$/, '')
}

/** Whether a grid of this name holds orders. */
export function isOrdersGrid(name: string): boolean {
  return ordersGrids.test(name)
}
