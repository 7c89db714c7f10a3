import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

/** Only ever built by the bench: the usual way to put a component beside every row, to compare with. */
export default defineConfig({
  imports: false,
  vite: () => ({ plugins: [preact()], build: { target: 'es2022' } }),
  manifest: { name: 'Naive badges', host_permissions: ['http://127.0.0.1/*'] },
})
