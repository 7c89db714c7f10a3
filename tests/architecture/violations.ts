/** Small trees that break the import rules, each in one way. A file's text is the import that it makes. */
export interface Plant {
  breaks: string
  rule: string
  files: Record<string, string>
  /** `from → to` of the violation that must be reported. */
  reported: string
}

const leaf = 'export const leaf = 1\n'
const imports = (path: string) => `import { leaf } from '${path}'\nexport const used = leaf\n`
const importsType = (path: string) => `import type { Leaf } from '${path}'\nexport type Used = Leaf\n`

export const plants: Plant[] = [
  {
    breaks: 'the domain reaches for the store',
    rule: 'lib-domain-imports',
    files: { 'lib/domain/a1.ts': imports('../store/a2.ts'), 'lib/store/a2.ts': leaf },
    reported: 'lib/domain/a1.ts → lib/store/a2.ts',
  },
  {
    breaks: 'the domain needs only a type of the store',
    rule: 'lib-domain-imports',
    files: { 'lib/domain/b1.ts': importsType('../store/b2.ts'), 'lib/store/b2.ts': leaf },
    reported: 'lib/domain/b1.ts → lib/store/b2.ts',
  },
  {
    breaks: 'the domain reads a file',
    rule: 'lib-domain-imports',
    files: { 'lib/domain/c1.ts': imports('node:fs') },
    reported: 'lib/domain/c1.ts → fs',
  },
  {
    breaks: 'a port of the engine is imported for more than its types',
    rule: 'lib-nextech-types-only',
    files: { 'lib/nextech/d1.ts': imports('../sync/ports/nextech.ts'), 'lib/sync/ports/nextech.ts': leaf },
    reported: 'lib/nextech/d1.ts → lib/sync/ports/nextech.ts',
  },
  {
    breaks: 'a page reader uses the REST half of its room',
    rule: 'lib-shop-page-imports',
    files: { 'lib/shop/page/e1.ts': imports('../e2.ts'), 'lib/shop/e2.ts': leaf },
    reported: 'lib/shop/page/e1.ts → lib/shop/e2.ts',
  },
  {
    breaks: 'a page reader runs domain code',
    rule: 'lib-shop-page-types-only',
    files: { 'lib/shop/page/f1.ts': imports('../../domain/f2.ts'), 'lib/domain/f2.ts': leaf },
    reported: 'lib/shop/page/f1.ts → lib/domain/f2.ts',
  },
  {
    breaks: 'a component talks to the browser',
    rule: 'browser-api-in-lib-browser-only',
    files: {
      'components/g1.tsx': "import browser from 'webextension-polyfill'\nexport const used = browser\n",
    },
    reported: 'components/g1.tsx → webextension-polyfill',
  },
  {
    breaks: 'a component imports the names of messages',
    rule: 'components-know-no-messages',
    files: {
      'components/s1.tsx': importsType('../lib/contract/messages.ts'),
      'lib/contract/messages.ts': leaf,
    },
    reported: 'components/s1.tsx → lib/contract/messages.ts',
  },
  {
    breaks: 'a component runs a schema of the contract',
    rule: 'components-types-only',
    files: { 'components/t1.tsx': imports('../lib/contract/t2.ts'), 'lib/contract/t2.ts': leaf },
    reported: 'components/t1.tsx → lib/contract/t2.ts',
  },
  {
    breaks: 'the domain brings its own Temporal',
    rule: 'temporal-is-the-browsers',
    files: {
      'lib/domain/u1.ts': "import { Temporal } from 'temporal-polyfill'\nexport const used = Temporal\n",
    },
    reported: 'lib/domain/u1.ts → temporal-polyfill',
  },
  {
    breaks: 'a page brings a Temporal for old browsers',
    rule: 'temporal-is-the-browsers',
    files: { 'entrypoints/u2.ts': "import 'temporal-polyfill/global'\n" },
    reported: 'entrypoints/u2.ts → temporal-polyfill/global',
  },
  {
    breaks: 'a component takes the types of Temporal from a package',
    rule: 'temporal-is-the-browsers',
    files: {
      'components/u3.tsx':
        "import type { Temporal } from 'temporal-spec'\nexport type Day = Temporal.PlainDate\n",
    },
    reported: 'components/u3.tsx → temporal-spec',
  },
  {
    breaks: 'an entrypoint talks to the browser through WXT',
    rule: 'browser-api-in-lib-browser-only',
    files: { 'entrypoints/h1.ts': "import { browser } from 'wxt/browser'\nexport const used = browser\n" },
    reported: 'entrypoints/h1.ts → wxt/browser',
  },
  {
    breaks: 'a content script reaches the store through two hops',
    rule: 'content-script-stays-apart',
    files: {
      'entrypoints/i1.content/index.ts': imports('../../lib/browser/i2.ts'),
      'lib/browser/i2.ts': imports('./i3.ts'),
      'lib/browser/i3.ts': imports('../store/i4.ts'),
      'lib/store/i4.ts': leaf,
    },
    reported: 'entrypoints/i1.content/index.ts → lib/store/i4.ts',
  },
  {
    breaks: 'the script that teaches a page reaches the store',
    rule: 'content-script-stays-apart',
    files: { 'entrypoints/teach.ts': imports('../lib/store/q1.ts'), 'lib/store/q1.ts': leaf },
    reported: 'entrypoints/teach.ts → lib/store/q1.ts',
  },
  {
    breaks: 'what teaches a page runs the worker’s half of its room',
    rule: 'lib-shop-teach-imports',
    files: { 'lib/shop/teach/r1.ts': imports('../parse/r2.ts'), 'lib/shop/parse/r2.ts': leaf },
    reported: 'lib/shop/teach/r1.ts → lib/shop/parse/r2.ts',
  },
  {
    breaks: 'an entrypoint ships the sandbox',
    rule: 'sandbox-is-never-shipped',
    files: { 'entrypoints/j1.ts': imports('../sandbox/j2.ts'), 'sandbox/j2.ts': leaf },
    reported: 'entrypoints/j1.ts → sandbox/j2.ts',
  },
  {
    breaks: 'code imports a test',
    rule: 'sandbox-is-never-shipped',
    files: { 'lib/domain/k1.ts': imports('./k2.test.ts'), 'lib/domain/k2.test.ts': leaf },
    reported: 'lib/domain/k1.ts → lib/domain/k2.test.ts',
  },
  {
    breaks: 'the decision asks the ranking',
    rule: 'ranking-never-decides',
    files: { 'lib/domain/n1.ts': imports('./ranking/n2.ts'), 'lib/domain/ranking/n2.ts': leaf },
    reported: 'lib/domain/n1.ts → lib/domain/ranking/n2.ts',
  },
  {
    breaks: 'the engine asks the ranking',
    rule: 'ranking-never-decides',
    files: { 'lib/sync/o1.ts': imports('../domain/ranking/o2.ts'), 'lib/domain/ranking/o2.ts': leaf },
    reported: 'lib/sync/o1.ts → lib/domain/ranking/o2.ts',
  },
  {
    breaks: 'the service reaches for the browser’s room',
    rule: 'lib-service-imports',
    files: { 'lib/service/s1.ts': imports('../browser/s2.ts'), 'lib/browser/s2.ts': leaf },
    reported: 'lib/service/s1.ts → lib/browser/s2.ts',
  },
  {
    breaks: 'the service reaches for its host',
    rule: 'lib-service-imports',
    files: { 'lib/service/t1.ts': imports('../background/t2.ts'), 'lib/background/t2.ts': leaf },
    reported: 'lib/service/t1.ts → lib/background/t2.ts',
  },
  {
    breaks: 'the service needs only a type of the store',
    rule: 'lib-service-imports',
    files: { 'lib/service/u1.ts': importsType('../store/u2.ts'), 'lib/store/u2.ts': leaf },
    reported: 'lib/service/u1.ts → lib/store/u2.ts',
  },
  {
    breaks: 'the service opens a database',
    rule: 'lib-service-imports',
    files: { 'lib/service/v1.ts': "import { Dexie } from 'dexie'\nexport const used = Dexie\n" },
    reported: 'lib/service/v1.ts → dexie',
  },
  {
    breaks: 'the service asks Nextech past its port',
    rule: 'lib-service-imports',
    files: { 'lib/service/w1.ts': imports('../nextech/w2.ts'), 'lib/nextech/w2.ts': leaf },
    reported: 'lib/service/w1.ts → lib/nextech/w2.ts',
  },
  {
    breaks: 'the service listens as an HTTP server',
    rule: 'lib-service-imports',
    files: {
      'lib/service/x1.ts': "import { createServer } from 'node:http'\nexport const used = createServer\n",
    },
    reported: 'lib/service/x1.ts → http',
  },
  {
    breaks: 'the store runs code of the service that it serves',
    rule: 'lib-store-types-only',
    files: { 'lib/store/y1.ts': imports('../service/ports.ts'), 'lib/service/ports.ts': leaf },
    reported: 'lib/store/y1.ts → lib/service/ports.ts',
  },
  {
    breaks: 'a component shows a sample to staff',
    rule: 'stories-are-never-shipped',
    files: {
      'components/aa/a1.tsx': imports('./stories/samples.ts'),
      'components/aa/stories/samples.ts': leaf,
    },
    reported: 'components/aa/a1.tsx → components/aa/stories/samples.ts',
  },
  {
    breaks: 'a page of ours is built from a story',
    rule: 'stories-are-never-shipped',
    files: {
      'entrypoints/ab1.tsx': importsType('../components/ab/stories/samples.ts'),
      'components/ab/stories/samples.ts': leaf,
    },
    reported: 'entrypoints/ab1.tsx → components/ab/stories/samples.ts',
  },
  {
    breaks: 'a screen starts from a sample',
    rule: 'stories-are-never-shipped',
    files: {
      'lib/screens/ac1.ts': importsType('../../components/ac/stories/samples.ts'),
      'components/ac/stories/samples.ts': leaf,
    },
    reported: 'lib/screens/ac1.ts → components/ac/stories/samples.ts',
  },
  {
    breaks: 'a story asks the background',
    rule: 'stories-imports',
    files: {
      'components/ad/stories/ad.stories.tsx': imports('../../../lib/browser/ad1.ts'),
      'lib/browser/ad1.ts': leaf,
    },
    reported: 'components/ad/stories/ad.stories.tsx → lib/browser/ad1.ts',
  },
  {
    breaks: 'the product ships the gallery',
    rule: 'sandbox-is-never-shipped',
    files: { 'entrypoints/ae1.ts': imports('../gallery/ae2.ts'), 'gallery/ae2.ts': leaf },
    reported: 'entrypoints/ae1.ts → gallery/ae2.ts',
  },
  {
    breaks: 'two files need each other',
    rule: 'no-cycles',
    files: { 'lib/domain/l1.ts': imports('./l2.ts'), 'lib/domain/l2.ts': imports('./l1.ts') },
    reported: 'lib/domain/l1.ts → lib/domain/l2.ts',
  },
  {
    breaks: 'a port knows the engine',
    rule: 'lib-sync-ports-imports',
    files: { 'lib/sync/ports/w1.ts': importsType('../w2.ts'), 'lib/sync/w2.ts': leaf },
    reported: 'lib/sync/ports/w1.ts → lib/sync/w2.ts',
  },
  {
    breaks: 'an import leads nowhere',
    rule: 'everything-resolves',
    files: { 'lib/domain/m1.ts': imports('./gone.ts') },
    reported: 'lib/domain/m1.ts → ./gone.ts',
  },
]

/** What the import rules allow and a careless rule would forbid. */
export const allowed: Record<string, string> = {
  'lib/sync/ports/nextech.ts': leaf,
  'lib/domain/z1.ts': leaf,
  'lib/domain/z1.test.ts': imports('../../tests/z2.ts'),
  'tests/z2.ts': imports('../sandbox/z3.ts'),
  'sandbox/z3.ts': imports('../lib/domain/z1.ts'),
  'lib/nextech/z4.ts': importsType('../sync/ports/nextech.ts'),
  'lib/shop/z5.ts': imports('./page/z6.ts'),
  'lib/shop/page/z6.ts': importsType('../../domain/z1.ts'),
  'entrypoints/z7.ts': imports('../lib/store/z8.ts'),
  'lib/store/z8.ts': imports('../sync/ports/nextech.ts'),
  'entrypoints/z9.content.ts': imports('../components/z10.tsx'),
  'lib/sync/panel-candidates.ts': imports('../domain/ranking/z11.ts'),
  'lib/domain/ranking/z11.ts': imports('../z1.ts'),
  'components/z10.tsx': imports('../lib/domain/z1.ts'),
  'lib/service/z12.ts': imports('../sync/ports/nextech.ts'),
  'lib/store/z13.ts': importsType('../service/ports.ts'),
  'components/z17/z17.test.ts': imports('./stories/samples.ts'),
  'components/z17/stories/samples.ts': imports('../../z16.ts'),
  'gallery/z19.ts': imports('../components/z17/stories/z17.stories.tsx'),
  'components/z17/stories/z17.stories.tsx': imports('../../../lib/shop/page/z6.ts'),
  'tests/z18.ts': imports('../components/z17/stories/samples.ts'),
  'components/z16.ts': importsType('../lib/contract/z15.ts'),
  'lib/contract/z15.ts': imports('../reports/z14.ts'),
  'lib/reports/z14.ts': leaf,
}
