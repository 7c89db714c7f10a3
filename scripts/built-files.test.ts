import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filesOf } from './built-files.ts'

let build: string
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'build-'))
  mkdirSync(join(build, 'chunks'))
})
afterEach(() => rmSync(build, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(build, name), text)
const found = (entry: string) => filesOf(join(build, entry)).map(file => file.slice(build.length + 1))

it('follows a page to its scripts, styles and shared chunks, each once', () => {
  write(
    'popup.html',
    '<script type="module" crossorigin src="/chunks/popup-1.js"></script><link rel="stylesheet" href="/assets/popup-2.css">',
  )
  write('chunks/popup-1.js', 'import{a as b}from"./shared-3.js";import"./side-4.js";b()')
  write('chunks/shared-3.js', 'import"./side-4.js";export const a=()=>import("./later-5.js")')
  write('chunks/side-4.js', '')
  expect(found('popup.html')).toEqual([
    'popup.html',
    'chunks/popup-1.js',
    'chunks/shared-3.js',
    'chunks/side-4.js',
    'assets/popup-2.css',
  ])
})

it('answers a missing entry, so that the budget fails on it', () => {
  expect(found('background.js')).toEqual(['background.js'])
})
