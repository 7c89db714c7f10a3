import Dexie from 'dexie'
import { expect, it, vi } from 'vitest'
import { detach } from './detach.ts'

it('logs where work failed, and nothing of what the failure says', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  detach(Promise.reject(new Error('Maria Lopez, 1990-01-02')))
  await vi.waitFor(() => expect(log).toHaveBeenCalledOnce())
  expect(log.mock.calls.join()).toMatch(/failed.*Error\n.*detach\.test/s)
  expect(log.mock.calls.join()).not.toMatch(/Maria|1990/)
})

it('is silent where the practice was replaced, and where all went well', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  detach(Promise.reject(new Dexie.DatabaseClosedError()))
  detach(Promise.resolve())
  await new Promise(done => setTimeout(done))
  expect(log).not.toHaveBeenCalled()
})
