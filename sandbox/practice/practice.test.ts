import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPractice } from './practice.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a practice that is not there', () => {
  it.each(['', 'no-such-folder'])('is told in one sentence, with what to give: %j', async name => {
    const at = join(folder, name)
    await expect(loadPractice(at)).rejects.toThrow(
      `${join(at, 'practice.json')} cannot be read. Give the folder of a practice:`,
    )
  })

  it('is told by the file that is no JSON', async () => {
    await writeFile(join(folder, 'practice.json'), '{ "name": ')
    await expect(loadPractice(folder)).rejects.toThrow(`${join(folder, 'practice.json')} is no JSON.`)
  })
})
