import type { ComponentType } from 'preact'
import type { BackendTrouble } from '../../../lib/contract/backend.ts'
import { say } from '../../../lib/words/workbench-words.ts'
import type { Route, RouteId } from '../route.ts'
import { WorkbenchShell } from '../workbench-shell.tsx'

/** How wide the stories of a workbench page are, in pixels. */
export const workbenchWidth = 1280

const labels: Readonly<Record<RouteId, string>> = {
  staff: say('workbench.staff'),
  reconciliation: say('workbench.reconciliation'),
  duplicates: say('workbench.duplicates'),
  setup: say('workbench.setup'),
  activity: say('workbench.activity'),
  settings: say('workbench.settings'),
  welcome: say('workbench.welcome'),
}

interface InWorkbenchProps {
  id: RouteId
  load: Route['load']
  backendTrouble?: BackendTrouble | null
}

/** The workbench with one of its pages open, whose code comes by `load`. */
export function InWorkbench({ id, load, backendTrouble = null }: InWorkbenchProps) {
  const routes = Object.entries(labels).map(([name, label]) => ({
    id: name as RouteId,
    label,
    load,
    isHidden: name === 'welcome',
  }))
  return <WorkbenchShell hash={`#/${id}`} routes={routes} backendTrouble={backendTrouble} />
}

/** The workbench with this page open. */
export function inWorkbench(id: RouteId, page: ComponentType) {
  return <InWorkbench id={id} load={() => Promise.resolve({ default: page })} />
}
