import { tidy } from './text.ts'

const written = /^(?:|text|number|email|tel|date|datetime-local|search|url)$/

function fieldsIn(element: Element): HTMLInputElement[] {
  return [...element.getElementsByTagName('input')].filter(field =>
    written.test(field.getAttribute('type') ?? ''),
  )
}

/** What the one field of an element holds that nobody can write into; what somebody is writing is none of the order's yet. */
export function fixedIn(element: Element): string {
  const [field, ...others] = fieldsIn(element)
  const isFixed = field?.hasAttribute('readonly') || field?.hasAttribute('disabled')
  return field && isFixed && others.length === 0 ? tidy(field.value) : ''
}

/** Whether a field holds something else than is written beside it. */
export function holdsOther(element: Element, text: string): boolean {
  return fieldsIn(element).some(({ value }) => value !== '' && !text.includes(tidy(value)))
}
