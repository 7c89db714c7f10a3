import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The workbench's pages; the address `#/<id>` is a fixed point (rules 10.3). */
export type RouteId =
  | 'staff'
  | 'reconciliation'
  | 'setup'
  | 'duplicates'
  | 'activity'
  | 'settings'
  | 'welcome'

/** A page that exists: only these get a link. It is loaded when it is first looked at. */
export interface Route {
  id: RouteId
  label: string
  /** It has no link of its own but while it is open: other pages lead there. */
  isHidden?: boolean
  load: () => Promise<{ default: ComponentType }>
}

/** The route of an address, whatever query follows it; an unknown one leads to Settings, which always exists. */
export function routeOf(hash: string, routes: readonly Route[]): Route | undefined {
  const byId = (id: string) => routes.find(route => route.id === id)
  return byId(hash.replace(/^#\/?/, '').replace(/\?.*$/, '')) ?? byId('settings')
}

/** The address's hash, as it changes. */
export function useHash(): string {
  const [hash, setHash] = useState(() => location.hash)
  useEffect(() => {
    const read = () => setHash(location.hash)
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return hash
}
