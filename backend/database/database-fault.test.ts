import { describe, expect, it } from 'vitest'
import { StaleRevision } from '../../lib/sync/ports/sync-store.ts'
import { isDatabaseFault } from './database-fault.ts'

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code })

describe('isDatabaseFault', () => {
  it.each([
    ['a full disk', withCode('53100')],
    ['no memory', withCode('53200')],
    ['too many connections', withCode('53300')],
    ['a lost connection', withCode('08006')],
    ['a connection that could not be made', withCode('08001')],
    ['a PostgreSQL that is being stopped', withCode('57P01')],
    ['one that starts', withCode('57P03')],
    ['a file that cannot be read or written', withCode('58030')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', withCode('ECONNRESET')],
    ['a full file system', withCode('ENOSPC')],
    ['a used-up quota', withCode('EDQUOT')],
    ['a file system that lets nobody write', withCode('EROFS')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['an answer that did not come', new Error('Query read timeout')],
    ['a connection that did not come about', new Error('timeout expired')],
    ['a statement that PostgreSQL ended because it took too long', withCode('57014')],
    ['a closed PGlite', new Error('PGlite is closed')],
    ['a PostgreSQL that allows reading alone', withCode('25006')],
    ['what lies beneath another error', new Error('query failed', { cause: withCode('53100') })],
  ])('knows %s', (_what, error) => expect(isDatabaseFault(error)).toBe(true))

  it.each([
    ['a row that is there twice', withCode('23505')],
    ['a value that no column takes', withCode('22P02')],
    ['a transaction that is over already', withCode('25P02')],
    ['a statement that is none', withCode('42601')],
    ['another transaction in the way', withCode('40001')],
    ['a posting that changed meanwhile', new StaleRevision('1')],
    ['a fault of ours', new TypeError('x is not a function')],
    ['a number', 53100],
  ])('leaves %s alone', (_what, error) => expect(isDatabaseFault(error)).toBe(false))
})
