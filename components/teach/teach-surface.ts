import { say } from '../../lib/words/teach-words.ts'
import { adoptStyle } from '../badge/adopt-style.ts'
import { teachCss } from './teach-css.ts'

type Part = 'number' | 'date' | 'customer' | 'total' | 'status'
type Problem = 'no-number' | 'no-rows' | 'not-same-order' | 'not-sure' | 'lost'

/** What the bar says at one moment. */
export interface TeachFace {
  part: Part
  at: number
  count: number
  problem: Problem | null
  busy: boolean
  /** What was chosen so far, null = it is not on this page. */
  chosen: readonly { part: Part; text: string | null }[]
}

/** What is pointed at: its text, and with the keys which of how many it is, from 1. */
export interface Candidate {
  at: number
  count: number
  text: string
}

/** Places in the window to draw around. */
export interface Outlines {
  under: DOMRect | null
  row: DOMRect | null
  taken: readonly DOMRect[]
}

export type Direction = 'next' | 'previous' | 'up' | 'down'

/** What a person does; nothing that a script of the page could do in their stead. */
export interface TeachEvents {
  onPointer: (x: number, y: number) => void
  onPress: (x: number, y: number) => void
  onScroll: (x: number, y: number, dx: number, dy: number) => void
  onKey: (direction: Direction) => void
  onTake: () => void
  onSkip: () => void
  onBack: () => void
  onCancel: () => void
  onHelp: () => void
}

/** The bar, the outlines and the glass over a shop page that is being taught. */
export interface TeachSurface {
  host: HTMLElement
  show: (face: TeachFace) => void
  point: (candidate: Candidate | null) => void
  outline: (outlines: Outlines) => void
  /** Makes room for our own page over everything, in place of the bar; answers the page's name. */
  giveWay: () => string
  comeBack: () => void
  remove: () => void
}

export const teachTag = 'nextech-sync-teach'
const keys: Readonly<Record<string, Direction>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
}
const silenced = [
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
] as const
const alsoSilenced = [
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
  'focusin',
] as const

/**
 * A pane of glass over the page: presses land on it and never on the page's own elements. The bar stands on it and has
 * the keys; a page text in it is text, never markup.
 */
export function createTeachSurface(document: Document, events: TeachEvents): TeachSurface {
  const host = document.createElement(teachTag)
  const root = host.attachShadow({ mode: 'open' })
  adoptStyle(root, teachCss)
  const make = createMaker(document)
  const glass = make('div', 'glass')
  const boxes = make('div', 'boxes')
  const bar = createBar(document, events)
  root.append(glass, boxes, bar.element)
  for (const type of [...silenced, ...alsoSilenced]) host.addEventListener(type, stop)
  listenOnGlass(glass, events)
  bar.element.addEventListener('keydown', event => onKeyDown(event, root, events))
  document.documentElement.append(host)
  bar.focus()
  const shade = make('div', 'shade')
  return {
    host,
    show: bar.show,
    point: bar.point,
    outline: outlines => {
      boxes.replaceChildren(...boxesOf(outlines, make))
      const { under } = outlines
      const view = document.documentElement.clientHeight
      // The bar gives way to what is being chosen.
      if (under) bar.element.classList.toggle('up', under.bottom > view - bar.element.offsetHeight - 24)
    },
    giveWay() {
      bar.element.hidden = true
      root.append(shade)
      return say('teach.frame')
    },
    comeBack() {
      shade.remove()
      bar.element.hidden = false
      bar.focus()
    },
    remove: () => host.remove(),
  }
}

function stop(event: Event): void {
  event.stopPropagation()
}

function listenOnGlass(glass: HTMLElement, events: TeachEvents): void {
  glass.addEventListener(
    'pointermove',
    event => event.isTrusted && events.onPointer(event.clientX, event.clientY),
  )
  glass.addEventListener('click', event => event.isTrusted && events.onPress(event.clientX, event.clientY))
  // The bar keeps the focus, and with it the keys.
  glass.addEventListener('mousedown', event => event.preventDefault())
  const scroll = (event: WheelEvent) => {
    event.preventDefault()
    if (event.isTrusted) events.onScroll(event.clientX, event.clientY, event.deltaX, event.deltaY)
  }
  glass.addEventListener('wheel', scroll, { passive: false })
}

function onKeyDown(event: KeyboardEvent, root: ShadowRoot, events: TeachEvents): void {
  if (!event.isTrusted) return
  const isOnCandidates = root.activeElement?.getAttribute('role') === 'listbox'
  const direction = keys[event.key]
  if (event.key === 'Escape') events.onCancel()
  else if (event.key === 'Tab') cycle(event, root)
  else if (isOnCandidates && direction) events.onKey(direction)
  else if (isOnCandidates && event.key === 'Enter') events.onTake()
  else return
  event.preventDefault()
}

/** The page under the glass cannot be used, so the focus goes around in the bar. */
function cycle(event: KeyboardEvent, root: ShadowRoot): void {
  const stops = [...root.querySelectorAll<HTMLElement>('[role="listbox"],button:not([hidden])')]
  const at = stops.indexOf(root.activeElement as HTMLElement)
  stops.at((at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length)?.focus()
}

type Make = (tag: string, className: string, text?: string) => HTMLElement

function createMaker(document: Document): Make {
  return (tag, className, text = '') => {
    const element = document.createElement(tag)
    if (className) element.className = className
    if (text) element.textContent = text
    return element
  }
}

function boxesOf({ under, row, taken }: Outlines, make: Make): HTMLElement[] {
  const box = (rect: DOMRect | null, name: string) => {
    if (!rect) return []
    const element = make('div', `box ${name}`)
    // Set through the style object: a page's CSP refuses `style` attributes.
    Object.assign(element.style, {
      left: `${rect.left - 3}px`,
      top: `${rect.top - 3}px`,
      width: `${rect.width + 6}px`,
      height: `${rect.height + 6}px`,
    })
    return [element]
  }
  return [...box(row, 'row'), ...taken.flatMap(rect => box(rect, 'taken')), ...box(under, 'under')]
}

function createBar(document: Document, events: TeachEvents) {
  const make = createMaker(document)
  const element = make('div', 'bar')
  const step = make('span', '')
  const ask = make('p', 'ask')
  const problem = make('p', 'problem')
  const chosen = make('div', 'facts')
  const candidates = createCandidates(document, make)
  const head = make('div', 'head')
  const actions = make('div', 'actions')
  const button = (label: string, onPress: () => void) => {
    const made = make('button', '', label) as HTMLButtonElement
    made.type = 'button'
    made.addEventListener('click', event => event.isTrusted && onPress())
    return made
  }
  const skip = button(say('teach.skip'), events.onSkip)
  const back = button(say('teach.back'), events.onBack)
  actions.append(skip, back, button(say('teach.cancel'), events.onCancel))
  const help = button('?', events.onHelp)
  help.className = 'help'
  help.setAttribute('aria-label', say('help.open'))
  head.append(make('b', '', say('teach.title')), step, help)
  const told = make('div', '')
  told.setAttribute('role', 'status')
  told.append(ask, problem)
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-label', say('teach.title'))
  element.append(head, told, make('p', 'keys', say('teach.keys')), ...candidates.elements, chosen, actions)
  return {
    element,
    focus: () => candidates.focus(),
    point: candidates.point,
    show(face: TeachFace) {
      step.textContent = say('teach.step', { at: face.at, count: face.count })
      setText(ask, face.busy ? say('teach.busy') : say(`teach.point.${face.part}`))
      setText(problem, face.problem ? say(`teach.problem.${face.problem}`) : '')
      skip.hidden = face.part === 'number'
      back.hidden = face.chosen.length === 0
      chosen.replaceChildren(...face.chosen.map(fact => factOf(fact, make)))
      // A button that had the focus and is gone would leave the keys to the page.
      candidates.focus()
    },
  }
}

function factOf({ part, text }: TeachFace['chosen'][number], make: Make): HTMLElement {
  const fact = make('span', 'fact')
  fact.append(make('b', '', `${say(`teach.${part}`)}: `), text ?? say('teach.none'))
  return fact
}

/** A list of which one is shown at a time: screen readers then give us the arrow keys, and read what changes. */
function createCandidates(document: Document, make: Make) {
  const list = make('div', 'candidates')
  list.tabIndex = 0
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', say('teach.candidates'))
  const heard = make('div', 'heard')
  heard.setAttribute('aria-live', 'polite')
  let serial = 0
  const point = (candidate: Candidate | null) => {
    const option = document.createElement('div')
    serial += 1
    option.id = `candidate-${serial}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', String(candidate !== null))
    option.textContent = candidate?.text ?? say('teach.nothing')
    list.replaceChildren(option)
    list.setAttribute('aria-activedescendant', option.id)
    heard.textContent = candidate && candidate.at > 0 ? say('teach.candidate', { ...candidate }) : ''
  }
  point(null)
  return { elements: [list, heard], point, focus: () => list.focus() }
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
