import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { zipFaults } from './zip-faults.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

type Files = Record<string, string>
const good: Files = {
  'manifest.json': '{"host_permissions":["https://shop.example/*"]}',
  'chunks/popup.js': 'show()'.repeat(100),
  'content-scripts/shop-manager.js': '',
}

/** An archive as the format wants it, made by other hands than those that read it. */
function archive(files: Files): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(Buffer.byteLength(text), 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + data.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(Buffer.concat(entries).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, ...entries, Buffer.from('PK\x05\x06', 'latin1'), end])
}

function faults(zipped: Files, built: Files = zipped): string[] {
  for (const [name, text] of Object.entries(built)) {
    mkdirSync(dirname(join(folder, 'built', name)), { recursive: true })
    writeFileSync(join(folder, 'built', name), text)
  }
  writeFileSync(join(folder, 'a.zip'), archive(zipped))
  return zipFaults(join(folder, 'a.zip'), join(folder, 'built'))
}

it('finds nothing in an archive that holds what was built', () => {
  expect(faults(good)).toEqual([])
})

it('names what is missing, what was added and what differs', () => {
  const { 'chunks/popup.js': _left, ...rest } = good
  const zipped = { ...rest, 'extra.js': '', 'content-scripts/shop-manager.js': 'other()' }
  expect(faults(zipped, good).sort()).toEqual([
    'chunks/popup.js is missing',
    'content-scripts/shop-manager.js is not as it was built',
    'extra.js was not built',
  ])
})

it.each(['sandbox/shop.js', 'chunks/tests/a.js', 'popup.js.map', 'popup.tsx', '.env', 'a.test.js'])(
  'lets no %s ship, though it was built',
  name => {
    expect(faults({ ...good, [name]: '' })).toEqual([`${name} may not ship`])
  },
)

it('lets no manifest ship that allows this machine, and no archive without one', () => {
  expect(faults({ ...good, 'manifest.json': '{"host_permissions":["http://127.0.0.1/*"]}' })).toEqual([
    'the manifest allows addresses of this machine',
  ])
  const { 'manifest.json': _manifest, ...rest } = good
  rmSync(join(folder, 'built'), { recursive: true })
  expect(faults(rest)).toEqual(['there is no manifest.json at the top'])
})

it('refuses what is no archive', () => {
  writeFileSync(join(folder, 'b.zip'), 'nothing of the kind, but long enough to hold an end')
  expect(() => zipFaults(join(folder, 'b.zip'), folder)).toThrow('is no ZIP archive')
})
