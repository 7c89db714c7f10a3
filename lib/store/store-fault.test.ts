import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { isStoreFault } from './store-fault.ts'

const full = new DOMException('The disk is full.', 'QuotaExceededError')

it.each([
  ['no room', full, true],
  ['no room, as Dexie says it', new Dexie.QuotaExceededError('full'), true],
  ['a transaction that ended for want of room', new Dexie.AbortError('aborted', full), true],
  ['a transaction that the browser ended', new Dexie.AbortError('aborted'), true],
  [
    'a transaction that a wrong write ended',
    new Dexie.AbortError('x', new Dexie.ConstraintError('key')),
    false,
  ],
  ['several writes of which one found no room', new Dexie.BulkError('bulk', [full]), true],
  [
    'several writes of which one was wrong',
    new Dexie.BulkError('b', [new Dexie.ConstraintError('k')]),
    false,
  ],
  ['a disk that fails', new DOMException('Internal error.', 'UnknownError'), true],
  ['a database that does not open', new Dexie.OpenFailedError('open', new Dexie.UnknownError('io')), true],
  ['another failure that quotes it', new Error('save', { cause: full }), true],
  ['a key that is there already', new Dexie.ConstraintError('key'), false],
  ['a bug', new TypeError('x is undefined'), false],
  ['no error', 'full', false],
  ['a database that could not be opened', new Dexie.DatabaseClosedError(new Dexie.UnknownError('io')), true],
  ['a database that we closed', new Dexie.DatabaseClosedError(), false],
  [
    'several writes that the browser ended',
    new Dexie.BulkError('b', [new DOMException('', 'AbortError')]),
    true,
  ],
])('%s', (_, error, isFault) => expect(isStoreFault(error)).toBe(isFault))
