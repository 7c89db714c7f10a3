import { raw } from 'hono/html'

const paths = {
  dashboard: 'M4 13h6V4H4zm0 7h6v-5H4zm10 0h6v-9h-6zm0-16v5h6V4z',
  sales: 'M6 7h12l1 13H5zM9 7V6a3 3 0 0 1 6 0v1',
  customers:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.3 3.3 0 0 1 0 6.3M17.5 14.3c2.4.7 4 2.8 4 5.7',
  listings: 'M4 6h16M4 12h16M4 18h10',
  promotions: 'M4 4h7l9 9-7 7-9-9zM8 8h.01',
  'gift-cards': 'M4 9h16v11H4zM3 6h18v3H3zM12 6v14M12 6c-2-4-6-3-5 0M12 6c2-4 6-3 5 0',
  reports: 'M4 20V4M4 20h16M8 16v-4M12.5 16V8M17 16v-6',
  settings:
    'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1',
  menu: 'M4 6h16M4 12h16M4 18h16',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  'sign-out': 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
} as const
export type IconName = keyof typeof paths

export function icon(name: IconName) {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="${paths[name]}"/></svg>`,
  )
}

export const brandMark = raw(
  '<svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M10 8h6a8 8 0 0 1 0 16h-6zM14 12v8h2a4 4 0 0 0 0-8z" fill-rule="evenodd"/></svg>',
)
