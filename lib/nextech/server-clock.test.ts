import { expect, it } from 'vitest'
import { createServerClock } from './server-clock.ts'

const noon = Date.UTC(2026, 10, 29, 12)

it('tells nothing before Nextech has answered, or where it does not tell', () => {
  const clock = createServerClock()
  expect(clock.now()).toBeUndefined()
  for (const header of [null, '', 'soon']) clock.note(header)
  expect(clock.now()).toBeUndefined()
})

it('goes on from the last answer, and takes the next one whatever it says', () => {
  let elapsed = 1_000
  const clock = createServerClock(() => elapsed)
  clock.note(new Date(noon).toUTCString())
  elapsed += 90_500.7
  expect(clock.now()).toBe(noon + 90_500)
  clock.note('not a date')
  expect(clock.now()).toBe(noon + 90_500)
  clock.note(new Date(noon).toUTCString())
  expect(clock.now()).toBe(noon)
})
