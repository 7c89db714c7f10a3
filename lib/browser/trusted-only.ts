/** What a person does in a panel; a script can only pretend to. */
const inputEvents = [
  'pointerdown',
  'mousedown',
  'click',
  'keydown',
  'keyup',
  'submit',
  'input',
  'change',
] as const

/** Stops every deed that no person did, before anything of the page hears of it (ADR 0016). */
export function acceptOnlyTrusted(target: EventTarget, isTrusted = (event: Event) => event.isTrusted): void {
  const refuse = (event: Event) => {
    if (isTrusted(event)) return
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  for (const deed of inputEvents) target.addEventListener(deed, refuse, { capture: true })
}
