import type { ComponentChildren, CSSProperties } from 'preact'

export interface ShopPageProps {
  numbers: readonly string[]
  isDark?: boolean
  /** How the shop's theme lays out the cell of an order's number. */
  cell?: 'plain' | 'block' | 'block-right' | 'narrow'
  direction?: 'ltr' | 'rtl'
  children?: ComponentChildren
}

const light = { '--ground': '#fff', '--ink': '#41362f', '--line': '#d6d6d6' }
const dark = { '--ground': '#1b1d21', '--ink': '#e3e3e3', '--line': '#41454d' }
const cellStyles: Record<NonNullable<ShopPageProps['cell']>, CSSProperties> = {
  plain: {},
  block: {},
  'block-right': { textAlign: 'right' },
  narrow: { maxWidth: '86px', overflow: 'hidden', textOverflow: 'ellipsis' },
}
const line = { padding: '8px 10px', borderBottom: '1px solid var(--line)', textAlign: 'start' } as const
const headings = ['Order #', 'Purchase Date', 'Customer', 'Grand Total', 'Status', 'Action']

/** A made-up shop's list of orders: colours and font of its own, whatever the person's scheme is. */
export function ShopPage({
  numbers,
  isDark = false,
  cell = 'plain',
  direction = 'ltr',
  children,
}: ShopPageProps) {
  const page = {
    ...(isDark ? dark : light),
    padding: '16px',
    minHeight: '100vh',
    boxSizing: 'border-box',
    overflowX: 'auto',
    color: 'var(--ink)',
    background: 'var(--ground)',
    font: '14px/20px "Open Sans", "Liberation Sans", Arial, sans-serif',
  } as const
  return (
    <div style={page} dir={direction}>
      <h1 style={{ fontSize: '20px' }}>Orders</h1>
      <table style={{ borderCollapse: 'collapse', width: '100%' }}>
        <thead>
          <tr>
            {headings.map(heading => (
              <th key={heading} scope="col" style={line}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.map((number, at) => (
            <tr key={number}>
              <td style={{ ...line, ...cellStyles[cell] }}>
                {cell.startsWith('block') ? <div>{number}</div> : <span>{number}</span>}
              </td>
              <td style={line}>Mar 16, 2026, 9:{String(10 + at)} AM</td>
              <td style={line}>Testa Sample</td>
              <td style={line}>${84 + at}.00</td>
              <td style={line}>Complete</td>
              <td style={line}>
                <a href={`#order-${number}`} style={{ color: 'inherit' }}>
                  View {number.slice(-3)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  )
}
