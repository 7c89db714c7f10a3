import { html, raw } from 'hono/html'
import type { Html } from '../shop/format.ts'
import type { Control } from './family.ts'

export interface ShellParts {
  title: string
  /** Names of style sheets of `assets/`, without `.css`. */
  styles?: readonly string[]
  /** Names of libraries and of modules of `assets/`, without `.js`. */
  libraries?: readonly string[]
  scripts?: readonly string[]
  lang?: string
  dir?: 'ltr' | 'rtl'
  bodyClass?: string
  body: unknown
}

/** A bare page: no frame, so that what stands in it is all that the family brings. */
export function shell(parts: ShellParts): Html {
  const { styles = ['page'], libraries = [], scripts = [], lang = 'en', dir = 'ltr' } = parts
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
${styles.map(name => html`<link rel="stylesheet" href="/pages/assets/${name}.css">`)}
${libraries.map(name => html`<script src="/pages/libraries/${name}.js" defer></script>`)}
${scripts.map(name => html`<script src="/pages/assets/${name}.js" type="module"></script>`)}
</head>
<body class="${parts.bodyClass ?? ''}">
${parts.body}
</body>
</html>`
}

const words: Readonly<Record<Control, string>> = {
  sort: 'Sort by total',
  nextPage: 'Next page',
  filter: 'Filter',
  scroll: 'Scroll',
  hideColumn: 'Hide a column',
  moveColumn: 'Move a column',
  reload: 'Draw again',
}

/** Buttons for trying a page by hand; each does what the page's contract does under the same name. */
export function controlBar(controls: readonly Control[]): Html {
  return html`<div class="control-bar" role="toolbar" aria-label="Controls">${controls.map(control =>
    control === 'filter'
      ? html`<input data-control="filter" type="search" placeholder="Filter" aria-label="Filter">`
      : html`<button data-control="${control}" type="button">${words[control]}</button>`,
  )}</div>`
}

/** Data for the page's script, in a block that no policy counts as a script. */
export function dataBlock(id: string, data: unknown): Html {
  return html`<script type="application/json" id="${id}">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}
