import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

/** npm puts a workspace's packages beside the project's, or beside the workspace where two versions collide. */
const folders = ['./node_modules/', '../../node_modules/'].map(path => new URL(path, import.meta.url))

/** Browser builds that the packages bring, by the name that a page asks for. */
const builds: Readonly<Record<string, string>> = {
  knockout: 'knockout/build/output/knockout-latest.js',
  datatables: 'datatables.net/js/dataTables.min.js',
  'datatables-responsive': 'datatables.net-responsive/js/dataTables.responsive.min.js',
  'datatables-scroller': 'datatables.net-scroller/js/dataTables.scroller.min.js',
  vue: 'vue/dist/vue.runtime.global.prod.js',
  'ag-grid': 'ag-grid-community/dist/ag-grid-community.min.js',
}

/** React brings no browser build any more: its CommonJS files are put into one, in the order they need each other. */
const reactFiles: Readonly<Record<string, string>> = {
  scheduler: 'scheduler/cjs/scheduler.production.js',
  react: 'react/cjs/react.production.js',
  'react-dom': 'react-dom/cjs/react-dom.production.js',
  'react-dom/client': 'react-dom/cjs/react-dom-client.production.js',
}

/** The real libraries, straight out of `node_modules`. */
export function libraryRoutes(): Hono {
  const app = new Hono()
  app.get('/:file{[a-z-]+\\.js}', async c => {
    const name = c.req.param('file').slice(0, -3)
    const build = builds[name]
    if (!build && name !== 'react') return c.notFound()
    const text = build ? await readPackage(build) : await reactBuild()
    return c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })
  return app
}

async function readPackage(path: string): Promise<string> {
  const found = folders.map(folder => new URL(path, folder)).find(file => existsSync(file))
  if (!found)
    throw new Error(`${path} is not installed. "npm start" leaves it out; "npm run sandbox" installs it.`)
  return await readFile(found, 'utf8')
}

async function reactBuild(): Promise<string> {
  const bodies = await Promise.all(
    Object.entries(reactFiles).map(
      async ([name, path]) => `define(${JSON.stringify(name)}, (module, exports, require) => {
${await readPackage(path)}
})`,
    ),
  )
  return `(() => {
const made = {}
const define = (name, body) => {
  const module = { exports: {} }
  body(module, module.exports, wanted => made[wanted])
  made[name] = module.exports
}
${bodies.join('\n')}
window.React = made.react
window.ReactDOM = made['react-dom/client']
})()`
}
