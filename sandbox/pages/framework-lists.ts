import { html } from 'hono/html'
import { type Control, type Family, linkedRows } from './family.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

/** A page whose rows a framework of today makes out of the same data. */
function frameworkList(family: Pick<Family, 'id' | 'title' | 'about'>, parts: FrameworkParts): Family {
  const own: readonly Control[] = [...controls, ...(parts.controls ?? [])]
  return {
    ...family,
    group: 'Order lists',
    controls: own,
    variants: ['size=200'],
    page: ({ settings }) =>
      shell({
        title: 'Orders / Shop Manager',
        libraries: [parts.library],
        scripts: [family.id],
        body: html`<h1>Orders</h1>${controlBar(own)}<div id="app"></div>${dataBlock('settings', settings)}`,
      }),
    data: linkedRows,
  }
}

interface FrameworkParts {
  library: string
  controls?: readonly Control[]
}

export const vueList = frameworkList(
  {
    id: 'vue-list',
    title: 'Vue without keys',
    about: 'Rows without keys are patched in place: the same row shows another order.',
  },
  { library: 'vue' },
)

export const reactList = frameworkList(
  {
    id: 'react-list',
    title: 'React with keys',
    about:
      'Rows are moved with their order, and removed and made with the page; “Draw again” takes out every other row.',
  },
  { library: 'react', controls: ['reload'] },
)
