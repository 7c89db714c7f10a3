import type { BackendTrouble } from '../../lib/contract/backend.ts'
import { say } from '../../lib/words/workbench-words.ts'
import '../theme.css'
import { HelpLink } from '../common/help-link.tsx'
import { Notice } from '../common/notice.tsx'
import { Pause, type PauseProps } from '../common/pause.tsx'
import { PresentPerson, RefusedPress } from '../people/present-person.tsx'
import type { StationEvents, StationView } from '../people/view.ts'
import { LazyPage } from './lazy-page.tsx'
import { type Route, routeOf } from './route.ts'
import './workbench.css'

export interface WorkbenchShellProps {
  routes: readonly Route[]
  /** `location.hash`; `useHash` follows it. */
  hash: string
  /** Why the practice's backend does not serve this browser; null where it does, or where there is none. */
  backendTrouble?: BackendTrouble | null
  /** Stops all posting, or lets it go on; absent while nothing is configured. */
  pause?: PauseProps | null
  /** Who is there; absent while that is not known. */
  station?: (StationEvents & { view: Extract<StationView, { kind: 'open' }> }) | null
}

/** An auditor reads, and has no use for the pages on which others work. */
const notForAuditors: readonly string[] = ['staff', 'duplicates']

/** The full tab: product, pages that exist, and the one that the address names. */
export function WorkbenchShell({
  routes: all,
  hash,
  backendTrouble = null,
  pause = null,
  station = null,
}: WorkbenchShellProps) {
  const isAuditor = station?.view.person?.role === 'auditor'
  const routes = isAuditor ? all.filter(({ id }) => !notForAuditors.includes(id)) : all
  const current = routeOf(hash, routes)
  const listed = routes.filter(route => !route.isHidden || route === current)
  return (
    <>
      <header class="workbench-head">
        <p class="workbench-product">{say('product')}</p>
        <nav aria-label={say('workbench.navigation')}>
          <ul>
            {listed.map(({ id, label }) => (
              <li key={id}>
                <a href={`#/${id}`} aria-current={id === current?.id ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {pause && <Pause {...pause} />}
        {station && <PresentPerson {...station} />}
        {current && <HelpLink chapter={current.id} />}
      </header>
      {station?.view.refusal && (
        <div class="workbench-notice">
          <RefusedPress {...station} />
        </div>
      )}
      {backendTrouble && (
        <div class="workbench-notice">
          <Notice tone="bad" icon="attention" title={say(`trouble.${backendTrouble}`)} role="alert">
            <p>{say(`reason.${backendTrouble}.cause`)}</p>
            <p>{say(`reason.${backendTrouble}.fix`)}</p>
          </Notice>
        </div>
      )}
      <main class="workbench-page">{current && <LazyPage route={current} />}</main>
    </>
  )
}
