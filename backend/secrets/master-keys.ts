import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { keyBytes } from './seal.ts'

/** A key that wraps the practices' keys; its id is kept beside what it wrapped and tells nothing of it. */
export interface MasterKey {
  id: string
  key: Uint8Array
}

/** The key in use first, then those that may have wrapped something earlier. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]]

/** Reads master keys: 32 bytes each as 64 hexadecimal digits, one a line, the one in use first. Throws without quoting them. */
export function parseMasterKeys(text: string): MasterKeys {
  const lines = text.split(/\s+/).filter(line => line !== '')
  const [first, ...more] = lines.map((line, at) => {
    if (!/^[0-9a-f]{64}$/i.test(line))
      throw new Error(`Master key ${at + 1} is not 64 hexadecimal digits (openssl rand -hex 32 makes one).`)
    return masterKey(Buffer.from(line, 'hex'))
  })
  if (!first) throw new Error('The master key is empty: openssl rand -hex 32 makes one.')
  return [first, ...more]
}

/** Reads the keys of a file; where there is none and it may, makes it, readable by this user alone. */
export function readMasterKeys(file: string, mayMake: boolean): MasterKeys {
  if (!existsSync(file)) {
    if (!mayMake)
      throw new Error(
        `There are sealed secrets, and ${file}, the key to them, is missing. Put your copy of it there, or name where it is by MASTER_KEY_FILE.`,
      )
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${randomBytes(keyBytes).toString('hex')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  }
  return parseMasterKeys(textOf(file))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new Error(
      `The master key in ${file} cannot be read (${code}): it has to be a file that the user of the backend may read.`,
      { cause: error },
    )
  }
}

function masterKey(key: Uint8Array): MasterKey {
  return { id: createHash('sha256').update('master key ').update(key).digest('hex').slice(0, 16), key }
}
