import type { Answer } from './outcome.ts'
import type { Simulation } from './state.ts'

/** One call, as a handler sees it once it was let in. */
export interface ApiCall {
  sim: Simulation
  /** the path below the API's base, without a trailing slash */
  path: string
  search: string
  /** the id in the path, '' where there is none */
  id: string
  body: string
}
export type Handler = (call: ApiCall) => Answer

export interface Endpoint {
  /** as the call counters name it: `POST PaymentReconciliation` */
  name: string
  /** as the routes and the throttle know it: `/Patient/{id}/PaymentReconciliation` */
  template: string
  path: string
  id: string
}

/** Types and ids take turns in a path; the last type is what the call is about. */
export function readEndpoint(method: string, pathname: string): Endpoint {
  const parts = pathname
    .replace(/^\/api/, '')
    .split('/')
    .filter(part => part !== '')
    .map(decodePart)
  const types = parts.filter((_, index) => index % 2 === 0)
  return {
    name: `${method} ${types.at(-1) ?? ''}`,
    template: parts.map((part, index) => `/${index % 2 ? '{id}' : part}`).join(''),
    path: parts.map(part => `/${encodeURIComponent(part)}`).join(''),
    id: parts[1] ?? '',
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
