// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { forceScheme } from './force-scheme.ts'

const queries = (sheet: CSSStyleSheet | undefined) =>
  [...(sheet?.cssRules ?? [])].flatMap(rule => (rule instanceof CSSMediaRule ? [rule.media.mediaText] : []))

beforeEach(() => {
  document.documentElement.removeAttribute('style')
  document.head.innerHTML = `<style>
    @media (prefers-color-scheme: dark) { a { color: red } }
    @media (prefers-color-scheme:light) and (min-width: 400px) { a { color: blue } }
    @media print { a { color: green } }
  </style>`
  document.body.innerHTML = '<div id="host"></div>'
})

it.each([
  ['dark', ['(min-width: 0px)', '(max-width: -1px) and (min-width: 400px)', 'print']],
  ['light', ['(max-width: -1px)', '(min-width: 0px) and (min-width: 400px)', 'print']],
] as const)('answers for %s, and leaves what asks for something else', (scheme, expected) => {
  forceScheme(document, scheme)
  expect(queries(document.styleSheets[0])).toEqual(expected)
  expect(document.documentElement.style.colorScheme).toBe(scheme)
})

it('reaches into shadows', () => {
  const root = document.getElementById('host')?.attachShadow({ mode: 'open' }) ?? expect.fail()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('@media (prefers-color-scheme:dark){:host{color:red}}')
  root.adoptedStyleSheets = [sheet]
  forceScheme(document, 'dark')
  expect(queries(sheet)).toEqual(['(min-width: 0px)'])
})
