import { join, resolve } from 'node:path'
import { build } from 'wxt'

/** Builds the naive peer, and answers the folder that Chromium loads. */
export async function buildPeer(): Promise<string> {
  await build({
    root: join(import.meta.dirname, 'naive-peer'),
    outDir: resolve('.output/bench'),
    outDirTemplate: 'naive-peer',
    browser: 'chrome',
    manifestVersion: 3,
    logger: quiet,
  })
  return resolve('.output/bench/naive-peer')
}

const nothing = () => undefined
const quiet = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: console.error,
  fatal: console.error,
  success: nothing,
  level: 0,
}
