import type { Place, Shape } from '../../domain/shop-profile.ts'
import { normalLabel } from '../page/find/labels.ts'
import { textOf } from '../page/find/text.ts'
import { childrenOf, findAt } from '../page/read/profile-places.ts'
import { pathTo } from './find-row.ts'
import { isPlainName, sharedShapes } from './shapes.ts'

type At = Place['at']

/** Attributes by which frameworks name the column of a cell. */
const columnAttributes = [
  'col-id',
  'data-col',
  'data-column',
  'data-column-id',
  'data-col-id',
  'data-field',
  'data-name',
  'data-key',
  'data-label',
  'data-th',
  'data-title',
  'data-testid',
  'itemprop',
]
/** Rows may lack a fact; a place that most rows do not have is none. */
const shareNeeded = 0.8
const labelLike = 'dt,th,label,[class*="label"]'

/** A part of one row and what is the same part of the others. */
export interface Bases {
  base: Element
  others: readonly Element[]
  /** All that was pointed at: values, and so no labels, whatever they look like. */
  values: readonly Element[]
}

/** The surest way to find again what was pointed at, in this row and in the others. */
export function inferAt(target: Element, bases: Bases): At | undefined {
  const label = labelOf(target, bases)
  const tried: At[] = [
    ...(target === bases.base ? [{ by: 'whole' as const }] : []),
    ...columnShapes(target, bases.base).map(element => ({ by: 'element' as const, element })),
    ...(label ? [{ by: 'label' as const, label }] : []),
    ...markShapes(target, bases).map(element => ({ by: 'element' as const, element })),
    ...(target === bases.base ? [] : [{ by: 'path' as const, steps: pathTo(bases.base, target) }]),
  ]
  return tried.find(at => leadsTo(at, target, bases))
}

/** Whether a place leads to what was pointed at, and to something in most of the other rows. */
function leadsTo(at: At, target: Element, { base, others }: Bases): boolean {
  const here = findAt(base, at)
  if (!here || (at.by !== 'label' && here.element !== target)) return false
  if (at.by === 'label' && !isWithin(here.element, target)) return false
  // A single row shows nothing of what rows share: only a path is sure not to carry what the row says.
  if (others.length === 0 && (at.by === 'element' || at.by === 'label')) return false
  const there = others.filter(other => findAt(other, at)?.text)
  return there.length >= others.length * shareNeeded
}

function isWithin(found: Element, target: Element): boolean {
  return found.contains(target) || target.contains(found)
}

function columnShapes(target: Element, base: Element): Shape[] {
  if (target === base) return []
  return columnAttributes.flatMap(name => {
    const value = target.getAttribute(name)
    return value && isPlainName(value) ? [{ attributes: { [name]: value } }] : []
  })
}

/** Shapes of the target that other rows have in the same place. */
function markShapes(target: Element, { base, others }: Bases): Shape[] {
  if (target === base) return []
  const steps = pathTo(base, target)
  const alike = others.flatMap(other => {
    const same = [...other.querySelectorAll(target.localName)].filter(
      each => pathTo(other, each).length === steps.length && shares(each, target),
    )
    return same.length === 1 ? same : []
  })
  if (alike.length < others.length * shareNeeded) return []
  return sharedShapes([target, ...alike])
}

function shares(one: Element, other: Element): boolean {
  const classes = [...other.classList]
  return classes.length === 0 || classes.some(name => one.classList.contains(name))
}

/** The label before what was pointed at, where the page has one; never a text that could be somebody's name. */
function labelOf(target: Element, { base, values }: Bases): string | undefined {
  const [, own] = /^([^:\d]{2,40}):\s+\S/.exec(textOf(target)) ?? []
  if (own && childrenOf(target).length === 0) return safeLabel(own)
  let element = target
  while (element !== base) {
    const before = element.previousElementSibling
    const text = before ? textOf(before) : ''
    if (before) {
      const isValue = values.some(value => value.contains(before) || before.contains(value))
      return !isValue && (before.matches(labelLike) || /:$/.test(text)) ? safeLabel(text) : undefined
    }
    if (!element.parentElement) return undefined
    element = element.parentElement
  }
  return undefined
}

function safeLabel(text: string): string | undefined {
  const label = normalLabel(text)
  return isPlainName(label) ? label : undefined
}
