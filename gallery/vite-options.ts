import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import type { InlineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where the static files go. */
export const outFolder = folder('../.output/gallery')

/** Vite's options for the gallery, served or built. */
export const viteOptions: InlineConfig = {
  configFile: false,
  root: folder('.'),
  // The files work under any address.
  base: './',
  plugins: [preact()],
  logLevel: 'warn',
  // Loopback only. The components lie beside this folder.
  server: { host: '127.0.0.1', port: 5180, fs: { allow: [folder('..')] } },
  preview: { host: '127.0.0.1', port: 5181 },
  build: {
    target: 'es2022',
    outDir: outFolder,
    emptyOutDir: true,
    rolldownOptions: { input: [folder('index.html'), folder('frame.html'), folder('pose.html')] },
  },
}
