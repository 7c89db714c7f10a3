import { stackWithoutMessage } from '../domain/safe-error.ts'

/**
 * Logs what nobody caught without its message, which may quote a person (rules 10.1). The browser would log all of it, and
 * shows it to anyone who opens the extension's list of errors.
 */
export function silenceFaults(scope: EventTarget): void {
  for (const [type, key] of [
    ['error', 'error'],
    ['unhandledrejection', 'reason'],
  ] as const)
    scope.addEventListener(type, event => {
      // A file that did not load has none.
      if (!(key in event)) return
      event.preventDefault()
      console.error('A fault that nobody caught.', stackWithoutMessage(Reflect.get(event, key)))
    })
}
