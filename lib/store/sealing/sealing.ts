import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { managedNonce } from '@noble/ciphers/utils.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import {
  type DBCore,
  type DBCoreCursor,
  type DBCoreMutateRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  Dexie,
  type Middleware,
  type Transaction,
} from 'dexie'
import { type Doc, isDoc, type Parting, partingOf } from './personal-fields.ts'
import { type SealKeys, type SealNow, VaultClosed } from './seal-state.ts'

/** Under the caches, so that they hold rows as they are read. */
const level = -2

const cipher = managedNonce(xchacha20poly1305)

/** Transactions that show sealed rows without what is sealed. */
const showing = new WeakSet<object>()

/**
 * From now on this transaction, which only reads, shows rows of a closed vault with blanks in place of what is sealed. For
 * showing alone: nothing may be decided or written by them.
 */
export function showBlanks({ idbtrans }: Transaction): void {
  if (idbtrans.mode === 'readonly') showing.add(idbtrans)
}

/** Whether a row is still sealed: its bytes were changed, moved from another row, or are another vault's. */
export function isStillSealed(row: object | undefined): boolean {
  return row !== undefined && 'sealed' in row
}

/**
 * Personal fields of rows are sealed as they are written and opened as they are read, within the transaction: a cipher that
 * had to be awaited would end it. Rows in clear are read as they are. While the vault is closed sealed rows are not read,
 * and nothing is written into tables that have any: nobody acts on what cannot be read (`VaultClosed`). Named values
 * alone are read and written then too, without their personal words.
 */
export function sealing(now: SealNow): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    level,
    create: down => ({
      ...down,
      table(name) {
        const table = down.table(name)
        const parting = partingOf(name)
        return parting ? sealedTable(table, parting, now) : table
      },
    }),
  }
}

function sealedTable(table: DBCoreTable, parting: Parting, now: SealNow): DBCoreTable {
  const read = reader(table, parting, now)
  // No `await`: a transaction of Dexie follows few of them, and its own promises as many as there are.
  return {
    ...table,
    mutate(request) {
      if (now().kind === 'closed' && !parting.isAlwaysOpen) return Dexie.Promise.reject(new VaultClosed())
      return table.mutate(written(table, parting, now, request))
    },
    get: request => table.get(request).then(row => read(row, request.trans)),
    getMany: request => table.getMany(request).then(rows => rows.map(row => read(row, request.trans))),
    query(request) {
      const asked = table.query(request)
      if (!request.values) return asked
      return asked.then(({ result, ...rest }) => ({
        ...rest,
        result: result.map((row: unknown) => read(row, request.trans)),
      }))
    },
    openCursor(request) {
      const asked = table.openCursor(request)
      if (!request.values) return asked
      return asked.then(cursor => cursor && readCursor(cursor, row => read(row, request.trans)))
    },
  }
}

/** A browser's cursor tells its key to nobody but itself. */
function readCursor(cursor: DBCoreCursor, read: (row: unknown) => unknown): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => read(cursor.value) },
  })
}

function written(
  table: DBCoreTable,
  parting: Parting,
  now: SealNow,
  request: DBCoreMutateRequest,
): DBCoreMutateRequest {
  const state = now()
  if (request.type !== 'add' && request.type !== 'put') return request
  const seal = (row: unknown) => {
    if (!isDoc(row)) return row
    if (state.kind === 'open') return sealedRow(table, parting, state.keys, row)
    return state.kind === 'closed' ? parting.part(row, undefined).clear : row
  }
  return { ...request, values: request.values.map(seal) }
}

function sealedRow(table: DBCoreTable, parting: Parting, keys: SealKeys, row: Doc): Doc {
  // What could not be opened is kept: nobody knows what is in it.
  if (isStillSealed(row)) return row
  const { clear, personal } = parting.part(row, keys)
  if (personal === undefined) return row
  const bytes = utf8ToBytes(JSON.stringify(personal))
  return { ...clear, sealed: cipher(keys.rows, placeOf(table, row)).encrypt(bytes) }
}

function reader(table: DBCoreTable, parting: Parting, now: SealNow) {
  return (row: unknown, trans: DBCoreTransaction): unknown => {
    if (!isDoc(row) || !(row.sealed instanceof Uint8Array)) return row
    const { sealed, ...clear } = row
    const state = now()
    if (state.kind === 'none') return row
    if (state.kind === 'closed') {
      if (parting.blank && (parting.isAlwaysOpen || showing.has(trans))) return parting.blank(clear)
      throw new VaultClosed()
    }
    const personal = opened(sealed, state.keys, placeOf(table, row))
    return personal ? parting.join(clear, personal) : row
  }
}

/** Bound to its place: put into another row, it does not open. */
function placeOf({ name, schema }: DBCoreTable, row: Doc): Uint8Array {
  return utf8ToBytes(`nextech-sync ${name} ${String(schema.primaryKey.extractKey?.(row))}`)
}

function opened(sealed: Uint8Array, { rows }: SealKeys, place: Uint8Array): Doc | undefined {
  try {
    const personal: unknown = JSON.parse(new TextDecoder().decode(cipher(rows, place).decrypt(sealed)))
    return isDoc(personal) ? personal : undefined
  } catch {
    return undefined
  }
}
