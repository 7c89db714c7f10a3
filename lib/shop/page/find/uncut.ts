import { namesIn } from './text.ts'

/** At its end, or in the middle of a word. */
const cut = /^(.*\S)\s*(?:\u2026|\.\.\.)(\S{0,12})$/
const rounded = /^\D{0,4}\d+(?:[.,]\d+)? ?[km]$/i
const sum = /^\D{0,4}\d[\d.,]*[.,]\d{2}\D{0,4}$/

/** Whether a text says of itself that it is not all of it: `Ana R\u2026`, `$1.1K`. */
export function isCut(text: string): boolean {
  return cut.test(text) || rounded.test(text)
}

/** All of a text that an element shows cut, as its title tells it; undefined where that is another text, or none. */
export function uncutIn(element: Element, text: string): string | undefined {
  const [, begin, end = ''] = cut.exec(text) ?? []
  const names = namesIn(element).filter(name =>
    begin === undefined ? sum.test(name) : name.startsWith(begin) && name.endsWith(end),
  )
  const [whole, ...others] = new Set(names.filter(name => !isCut(name)))
  return others.length === 0 ? whole : undefined
}

/** Small pictures that pages draw as letters before a text. */
const pictures = /^(?:[\p{So}\p{RI}\u2022\s]|\ufe0f|\u200d)+(?=[\p{L}\p{N}\p{Sc}(-])/u
/** Most texts begin with none. */
const isPlain = /^[\w$-]/

/** A text without the small pictures before it. */
export function withoutPictures(text: string): string {
  return isPlain.test(text) ? text : text.replace(pictures, '')
}
