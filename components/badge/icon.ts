import type { Status } from '../../lib/domain/status.ts'

const space = 'http://www.w3.org/2000/svg'

/** One shape per status, so that colour is never the only sign; drawn on a grid of 16. */
const shapes: Readonly<Record<Status | 'unseen' | 'noted', string>> = {
  synced: 'M3 8.5 6.5 12 13 4.5',
  noted: 'M1.5 8.5 4.5 12 10 4.5M13.5 3.5v6M13.5 12v.3',
  pending: 'M8 3.5V8l3 2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  posting: 'M8 13V3M4 7l4-4 4 4',
  verifying: 'M11 11l3 3M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0',
  resolve: 'M5.5 5.5A2.5 2.5 0 1 1 9 7.8c-.7.4-1 .9-1 1.7M8 12.5v.5',
  attention: 'M8 2.5 14.5 13.5h-13zM8 6.5v3M8 11.5v.3',
  refunded: 'M6 3 2.5 6.5 6 10M3 6.5h6a4 3.2 0 0 1 0 6.5H6',
  voided: 'M4 4l8 8M12 4l-8 8',
  skipped: 'M3.5 8h9',
  waiting: 'M5.5 3.5v9M10.5 3.5v9',
  unseen: 'M4 8h.1M8 8h.1M12 8h.1',
}

/** The path that draws a status. */
export function shapeOf(status: Status | 'unseen' | 'noted'): string {
  return shapes[status]
}

/** The icon of a status, built node by node: a page's Trusted Types refuse HTML. */
export function createIcon(document: Document, status: Status | 'unseen' | 'noted'): SVGSVGElement {
  const icon = document.createElementNS(space, 'svg')
  const path = document.createElementNS(space, 'path')
  icon.setAttribute('viewBox', '0 0 16 16')
  icon.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', shapes[status])
  icon.append(path)
  return icon
}
