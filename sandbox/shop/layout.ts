import { html } from 'hono/html'
import type { Html } from './format.ts'
import { brandMark, type IconName, icon } from './icons.ts'

interface MenuItem {
  label: string
  icon: IconName
  href?: string
  items?: readonly { label: string; href: string }[]
}

export const menu: readonly MenuItem[] = [
  { label: 'Dashboard', icon: 'dashboard', href: '/' },
  {
    label: 'Sales',
    icon: 'sales',
    items: [
      { label: 'Orders', href: '/sales/orders' },
      { label: 'Subscriptions', href: '/sales/subscriptions' },
    ],
  },
  { label: 'Customers', icon: 'customers', items: [{ label: 'All Customers', href: '/customers' }] },
  { label: 'Listings', icon: 'listings', href: '/listings' },
  {
    label: 'Promotions',
    icon: 'promotions',
    items: [{ label: 'Coupon Manager', href: '/promotions/coupons' }],
  },
  { label: 'Gift Cards', icon: 'gift-cards', href: '/gift-cards' },
  { label: 'Reports', icon: 'reports', href: '/reports' },
  { label: 'Settings', icon: 'settings', href: '/settings' },
]

export interface Crumb {
  label: string
  href?: string
}

export interface PageParts {
  practiceName: string
  /** The text of `h1`; also the first part of the window's title. */
  title: string
  /** The menu item that is lit. */
  section: string
  crumbs: readonly Crumb[]
  actions?: Html
  body: Html
}

/** A page inside the product's frame: sidebar, header, breadcrumbs. */
export function page(parts: PageParts): Html {
  const title = [parts.title, ...parts.crumbs.map(crumb => crumb.label).reverse()].join(' / ')
  return document(
    title,
    html`<div class="frame">
${sidebar(parts.section)}
<div class="stage">
${header(parts.practiceName)}
<main class="content" id="content">
<nav class="crumbs" aria-label="Breadcrumb"><ol>${parts.crumbs.map(crumbItem)}<li aria-current="page">${parts.title}</li></ol></nav>
<div class="page-head"><h1 class="page-title">${parts.title}</h1><div class="page-actions">${parts.actions}</div></div>
${parts.body}
</main>
<footer class="foot"><span>DermPRO Shop Manager</span><span>Sandbox store</span></footer>
</div>
</div>`,
  )
}

export function document(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} / Shop Manager</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
${['base', 'frame', 'list', 'order', 'overview'].map(name => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
<script src="/assets/shop.js" defer></script>
</head>
<body>
${body}
</body>
</html>`
}

function sidebar(section: string): Html {
  return html`<nav class="sidebar" id="sidebar" aria-label="Main">
<a class="brand" href="/">${brandMark}<span>DermPRO<small>Shop Manager</small></span></a>
<ul class="menu">${menu.map(item => html`<li>${menuItem(item, section)}</li>`)}</ul>
</nav>`
}

function menuItem(item: MenuItem, section: string): Html {
  if (!item.items) return menuLink({ label: item.label, href: item.href ?? '/' }, section, icon(item.icon))
  const isOpen = item.label === 'Sales' || item.items.some(child => child.href === section)
  const children = item.items.map(child => html`<li>${menuLink(child, section)}</li>`)
  return html`<details ${isOpen ? 'open' : ''}><summary>${icon(item.icon)}<span>${item.label}</span></summary><ul>${children}</ul></details>`
}

function menuLink({ label, href }: { label: string; href: string }, section: string, mark?: unknown): Html {
  const current = href === section ? html`aria-current="page"` : ''
  return html`<a href="${href}" ${current}>${mark}<span>${label}</span></a>`
}

function header(practiceName: string): Html {
  return html`<header class="topbar">
<button class="menu-toggle" type="button" aria-controls="sidebar" aria-expanded="false" aria-label="Menu">${icon('menu')}</button>
<form class="search" role="search" action="/sales/orders">${icon('search')}<input type="search" name="q" placeholder="Search orders and customers" aria-label="Search orders and customers"></form>
<div class="account"><span class="avatar" aria-hidden="true">OS</span><span class="who"><strong>Office Staff</strong><small>${practiceName}</small></span><a class="sign-out" href="/logout" aria-label="Sign out">${icon('sign-out')}<span>Sign out</span></a></div>
</header>`
}

function crumbItem(crumb: Crumb): Html {
  return html`<li>${crumb.href ? html`<a href="${crumb.href}">${crumb.label}</a>` : crumb.label}</li>`
}
