import type { Shape } from '../../domain/shop-profile.ts'

/** A name that a person gave a class, and no tool: `zeile`, `order-row`, but neither `css-1x8ab` nor `a`. */
const givenName = /^[A-Za-z][A-Za-z_-]{1,40}$/
const anyName = /^[A-Za-z_-][\w-]{0,60}$/
/** Classes that tell a state or a position, which another row may not have. */
const passing =
  /^(odd|even|first|last|active|selected|hover(ed)?|focus(ed)?|open|new|unread|is-.*|has-.*|_.*)$/

/** Whether a text may stand in a profile as a label or an attribute's value. */
export function isPlainName(text: string): boolean {
  return text.length > 0 && text.length <= 60 && !/["\\@\n\r]|\d{3,}/.test(text)
}

/** Shapes that all these elements have, the one that is likely to last longest first, the bare tag last. */
export function sharedShapes(elements: readonly Element[]): Shape[] {
  const [first] = elements
  if (!first) return []
  const shared = [...first.classList].filter(
    name => anyName.test(name) && elements.every(each => each.classList.contains(name)),
  )
  const given = shared.filter(name => givenName.test(name) && !passing.test(name))
  const tag = first.localName
  const isTag = /^[a-z][a-z0-9-]{0,40}$/.test(tag)
  if (!isTag || elements.some(each => each.localName !== tag)) return []
  const tellsAll = given.length > 1 ? [{ tag, classes: given.slice(0, 6) }] : []
  const tooled = shared.filter(name => !given.includes(name)).map(name => ({ tag, classes: [name] }))
  return [
    ...given.map(name => ({ tag, classes: [name] })),
    ...tellsAll,
    ...sharedAttributes(elements).map(attributes => ({ tag, attributes })),
    { tag },
    ...(elements.length > 1 ? tooled : []),
  ]
}

/** Data attributes that are sure to belong to the row; what else frameworks strew may be gone the next time. */
const rowAttribute = /^data-([a-z]+-)*(row|order|id|key|index)(-[a-z]+)*$/

/** `role` with its value, and data attributes by their name alone: a value may say who the customer is. */
function sharedAttributes(elements: readonly Element[]): Record<string, string | null>[] {
  const [first] = elements
  const names = (first?.getAttributeNames() ?? []).filter(
    name => rowAttribute.test(name) && name.length <= 40 && elements.every(each => each.hasAttribute(name)),
  )
  const role = first?.getAttribute('role')
  const isRole = role && /^[a-z]+$/.test(role) && elements.every(each => each.getAttribute('role') === role)
  return [...(isRole ? [{ role }] : []), ...names.slice(0, 3).map(name => ({ [name]: null }))]
}

/** Shapes of an element that holds rows: its tag alone, and by its id or a lasting class if it has one. */
export function holderShapes(element: Element): Shape[] {
  const tag = element.localName
  const name = [...element.classList].find(each => givenName.test(each) && !passing.test(each))
  const named: Shape | undefined = givenName.test(element.id)
    ? { id: element.id }
    : name
      ? { tag, classes: [name] }
      : undefined
  return named ? [{ tag }, named] : [{ tag }]
}
