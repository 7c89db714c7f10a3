import { say } from '../../lib/words/workbench-words.ts'
import '../theme.css'
import { LazyPage } from './lazy-page.tsx'
import { type Route, routeOf } from './route.ts'
import './workbench.css'

export interface WorkbenchShellProps {
  routes: readonly Route[]
  /** `location.hash`; `useHash` follows it. */
  hash: string
}

/** The full tab: product, pages that exist, and the one that the address names. */
export function WorkbenchShell({ routes, hash }: WorkbenchShellProps) {
  const current = routeOf(hash, routes)
  return (
    <>
      <header class="workbench-head">
        <p class="workbench-product">{say('product')}</p>
        <nav aria-label={say('workbench.navigation')}>
          <ul>
            {routes.map(({ id, label }) => (
              <li key={id}>
                <a href={`#/${id}`} aria-current={id === current?.id ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main class="workbench-page">{current && <LazyPage route={current} />}</main>
    </>
  )
}
