import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConnectionState } from '../contract/backend.ts'
import { createConnection } from './connection.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function connect() {
  let kept: ConnectionState | undefined
  const memory = {
    read: async () => kept,
    write: async (state: ConnectionState) => {
      kept = state
    },
  }
  const heard: (string | null)[] = []
  const ending = new AbortController()
  const connection = createConnection(memory, Date.now, ({ trouble }) => heard.push(trouble), ending.signal)
  return { connection, heard, end: () => ending.abort() }
}

it('tells a change at once, and the same state once', async () => {
  const { connection, heard } = connect()
  await connection.note(null)
  await connection.note(null)
  expect(heard).toEqual([null])
  await vi.advanceTimersByTimeAsync(60_000)
  await connection.note('backend-unreachable')
  await connection.note('backend-unreachable')
  expect(heard).toEqual([null, 'backend-unreachable'])
})

it('tells a backend that answers every other time a few times a minute, and what holds in the end', async () => {
  const { connection, heard } = connect()
  for (let asked = 0; asked < 600; asked += 1) {
    await connection.note(asked % 2 === 0 ? 'backend-unreachable' : null)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(heard.length).toBeLessThanOrEqual(13)
  expect((await connection.state()).trouble).toBe(null)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard.at(-1)).toBe(null)
})

it('tells once more after a moment of trouble: what waited for the backend goes out then', async () => {
  const { connection, heard } = connect()
  await connection.note(null)
  await connection.note('backend-unreachable')
  await connection.note(null)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([null, null])
})

it('tells nothing after its end', async () => {
  const { connection, heard, end } = connect()
  await connection.note(null)
  await connection.note('backend-unreachable')
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([null])
  expect(vi.getTimerCount()).toBe(0)
})
