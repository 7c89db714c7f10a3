import type { KnipConfig } from 'knip'

/** WXT's entrypoints, the configuration files and the npm scripts are found by knip's own plugins. */
export default {
  // Of the machine: the test of a full disk mounts one.
  ignoreBinaries: ['mount', 'umount'],
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{ts,mjs}',
        'tests/**/*.test.{ts,tsx}',
        'tests/reliability/*.ts',
        // Loaded before a backend whose clock is off.
        'tests/backend/shift-clock.mjs',
        // Found by their names (components/stories/books.ts).
        'components/*/stories/*.stories.tsx',
        // Loaded by gallery/*.html.
        'gallery/{index,frame,pose}.{ts,tsx}',
      ],
      project: [
        '{components,entrypoints,gallery,lib,sandbox,scripts,tests}/**/*.{ts,tsx,mjs}',
        // Served to the simulated shop's pages, not imported.
        '!sandbox/**/assets/**',
      ],
      // The backend's own; its tests open sockets as no browser would, and look into its database.
      ignoreDependencies: ['kysely', 'pg', 'smtp-server', 'ws'],
    },
    backend: {
      entry: ['**/*.test.ts', '**/*.fixture.ts'],
      project: ['**/*.ts'],
    },
    bench: {
      // The naive peer is an extension of its own, built by the bench.
      entry: ['*.ts', 'stage/naive-peer/**/*.{ts,tsx}', '**/*.test.ts'],
      project: ['**/*.{ts,tsx}', '!stage/assets/**'],
    },
    'sandbox/pages': {
      project: ['**/*.{ts,vue}', '!assets/**'],
      // Served to the sandbox's pages out of node_modules (libraries.ts), not imported.
      ignoreDependencies: [/./],
    },
  },
  // A schema and the type inferred from it belong together, even where only one of them is used.
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig
