// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { acceptOnlyTrusted } from './trusted-only.ts'

it.each(['click', 'keydown', 'pointerdown', 'submit', 'input'])(
  'a %s that no person did is heard by nobody, a person’s is',
  deed => {
    const target = new EventTarget()
    const persons = new WeakSet<Event>()
    const heard = vi.fn()
    acceptOnlyTrusted(target, event => persons.has(event))
    target.addEventListener(deed, heard)
    const [forged, real] = [new Event(deed, { cancelable: true }), new Event(deed)]
    persons.add(real)
    target.dispatchEvent(forged)
    expect(forged.defaultPrevented).toBe(true)
    expect(heard).not.toHaveBeenCalled()
    target.dispatchEvent(real)
    expect(heard).toHaveBeenCalledOnce()
  },
)
