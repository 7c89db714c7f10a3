import { html } from 'hono/html'
import type { Html } from '../shop/format.ts'
import type { Family, FamilyGroup } from './family.ts'
import { shell } from './shell.ts'

const groups: readonly FamilyGroup[] = [
  'Order lists',
  'In frames',
  'Order pages',
  'Look-alikes',
  'Other documents',
  'Hostile pages',
]

/** All families on one page, for trying by hand. */
export function indexPage(families: readonly Family[]): Html {
  return shell({
    title: 'Sandbox pages',
    body: html`<main class="index">
<h1>Sandbox pages</h1>
<p>Each shows orders of this practice, made with what its title says. Any of them takes <code>?size=</code> up to 5,000. The <a href="/sales/orders">simulated Shop Manager</a> is another.</p>
${groups.map(group => groupOf(group, families))}
</main>`,
  })
}

function groupOf(group: FamilyGroup, families: readonly Family[]): Html {
  return html`<section><h2>${group}</h2><ul>
${families.filter(family => family.group === group).map(familyItem)}</ul></section>`
}

function familyItem({ id, title, about, variants = [] }: Family): Html {
  return html`<li><a href="/pages/${id}">${title}</a> ${about}${variants.map(query => html` <a class="variant" href="/pages/${id}?${query}">${query}</a>`)}</li>
`
}
