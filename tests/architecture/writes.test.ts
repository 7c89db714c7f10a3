import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { allowedWriters, findWriters } from '../../scripts/writes.ts'

describe('the tree', () => {
  const { files, writers } = findWriters(process.cwd())

  it('is really read, and all allowed writers are seen', () => {
    expect(files).toBeGreaterThan(200)
    expect([...new Set(writers.map(({ file }) => file))]).toEqual(expect.arrayContaining(allowedWriters))
  })

  it('writes to a server from nowhere else', () => {
    const others = writers.filter(({ file }) => !allowedWriters.includes(file))
    expect(others.map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([])
  })

  it('has one fetch that writes to the API', () => {
    expect(writers.filter(({ file }) => file === allowedWriters[0])).toHaveLength(2)
  })
})

describe('the check', () => {
  const root = mkdtempSync(join(tmpdir(), 'writes-'))
  afterAll(() => rmSync(root, { recursive: true }))
  let planted = 0
  const plant = (text: string, ending = 'ts') => {
    const home = join(root, String(++planted))
    const file = join(home, `lib/nextech/planted.${ending}`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return findWriters(home).writers
  }

  it.each([
    ['a plain POST', "fetch(url, { method: 'POST', body })"],
    ['in small letters', "fetch(url, { method: 'post', body })"],
    ['in quotes and a template', "fetch(url, { 'method': `PUT`, body })"],
    ['as a constant', "fetch(url, { method: 'PATCH' as const })"],
    ['an init made elsewhere', "const init = { method: 'DELETE' }"],
    ['a method that is handed in', 'fetch(url, { method, body })'],
    ['a method out of a choice', "fetch(url, { method: isNew ? 'POST' : 'GET' })"],
    ['a method out of a choice, kept for later', "const how = { method: isNew ? 'POST' : 'GET' }"],
    ['an init with a method that is handed in', 'const init = { method, credentials }'],
    ['a method set later', "init.method = 'POST'"],
    ['an init that is handed in', 'deps.fetch(url, init)'],
    ['an init that is spread', 'globalThis.fetch(url, { ...init, body })'],
    ['arguments that are spread', 'fetch(...call)'],
    ['a Request', 'fetch(new Request(url, init))'],
    ['a beacon', 'navigator.sendBeacon(url, body)'],
    ['a request of the old kind', 'const request = new XMLHttpRequest()'],
    ['a socket', 'new WebSocket(url)'],
    ['a form that is sent', 'form.requestSubmit()'],
  ])('finds %s', (_, text) => {
    expect(plant(text)).not.toEqual([])
  })

  it('finds a form with a method', () => {
    expect(plant('export const form = <form method="post" action={url} />', 'tsx')).not.toEqual([])
  })

  it.each([
    ['a question', "fetch(url, { method: 'GET', credentials: 'omit' })"],
    ['a question without an init', 'fetch(url)'],
    [
      'a question with a part that depends',
      "fetch(url, { ...(token && { headers: { a: token } }), redirect: 'error' })",
    ],
    ['what protocol it is', "fetch(url, { method: 'OPTIONS' })"],
    ['a fetch that is passed on', 'const request = (...args) => fetch(...args)'],
    ['the method of a payment', "const tender = { kind: 'other', method, brand: method }"],
    ['words', "const eligible = kind === 'post'"],
    ['the methods that a rule of the browser is about', "const rule = { requestMethods: ['post'] }"],
  ])('lets %s be', (_, text) => {
    expect(plant(text)).toEqual([])
  })
})
