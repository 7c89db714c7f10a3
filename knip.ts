import type { KnipConfig } from 'knip'

/** WXT's entrypoints, the configuration files and the npm scripts are found by knip's own plugins. */
export default {
  entry: [
    'scripts/*.{ts,mjs}',
    'tests/**/*.test.{ts,tsx}',
    // An extension of its own, built by the bench.
    'sandbox/bench/naive-peer/**/*.{ts,tsx}',
  ],
  project: [
    '{components,entrypoints,lib,sandbox,scripts,tests}/**/*.{ts,tsx,mjs,vue}',
    // Served to the simulated shop's pages, not imported.
    '!sandbox/**/assets/**',
  ],
  // Served to the sandbox's pages out of node_modules (sandbox/pages/libraries.ts), not imported.
  ignoreDependencies: [
    'ag-grid-community',
    'datatables.net',
    'datatables.net-responsive',
    'datatables.net-scroller',
    'knockout',
    'react',
    'react-dom',
    'vue',
  ],
  // A schema and the type inferred from it belong together, even where only one of them is used.
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig
