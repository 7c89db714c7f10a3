/** A chunk as the bundler writes it: which module gave how many characters of it. */
interface Chunk {
  type: 'chunk'
  modules: Record<string, { renderedLength: number }>
}

interface ModulePlugin {
  name: string
  generateBundle(options: unknown, bundle: Record<string, Chunk | { type: 'asset' }>): void
}

/** Collects the modules of which something is left in what the bundler writes; what it shook out of it is in no list. */
export function shippedModules(modules: Set<string>): ModulePlugin {
  return {
    name: 'shipped-modules',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(chunk.modules))
          if (renderedLength > 0) modules.add(id)
      }
    },
  }
}

/** What a tool writes into a build itself, by the beginning of the module's name. */
const helpers: readonly [RegExp, string][] = [
  [/^\0?(?:virtual:)?vite\//, 'vite'],
  [/^\0?rolldown\//, 'rolldown'],
  [/^\0?virtual:wxt/, 'wxt'],
]

/** The folder of the package that a module is of, such as `node_modules/dexie`; undefined for the project's own. */
export function packageFolder(id: string, root: string): string | undefined {
  const path = id.replaceAll('\\', '/').replace(/[?#].*$/, '')
  const helper = helpers.find(([begins]) => begins.test(path))
  if (helper) return `node_modules/${helper[1]}`
  const at = path.lastIndexOf('/node_modules/')
  if (at >= 0) {
    const [scope = '', name = ''] = path.slice(at + '/node_modules/'.length).split('/')
    const own = scope.startsWith('@') ? `${scope}/${name}` : scope
    const folder = path.slice(0, at)
    const base = root.replaceAll('\\', '/')
    return `${folder.startsWith(base) ? folder.slice(base.length + 1) : ''}/node_modules/${own}`.replace(
      /^\//,
      '',
    )
  }
  if (path.startsWith(root.replaceAll('\\', '/'))) return undefined
  throw new Error(`Nobody knows where the shipped module ${JSON.stringify(id)} is from.`)
}
