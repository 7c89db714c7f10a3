const query = /\(prefers-color-scheme:\s*(light|dark)\)/g
/** Queries that are always and never true. */
const always = '(min-width: 0px)'
const never = '(max-width: -1px)'

/** Makes the styles of a document, and of the shadows in it, answer for this scheme in place of the browser's. */
export function forceScheme(document: Document, scheme: 'light' | 'dark'): void {
  document.documentElement.style.colorScheme = scheme
  for (const sheet of document.styleSheets) rewrite(sheet, scheme)
  for (const { shadowRoot } of document.querySelectorAll('*')) {
    if (!shadowRoot) continue
    const written = [...shadowRoot.querySelectorAll('style')].flatMap(({ sheet }) => sheet ?? [])
    for (const sheet of [...written, ...shadowRoot.adoptedStyleSheets]) rewrite(sheet, scheme)
  }
}

function rewrite(group: CSSStyleSheet | CSSGroupingRule, scheme: string): void {
  for (const rule of group.cssRules) {
    if (rule instanceof CSSMediaRule)
      rule.media.mediaText = rule.media.mediaText.replaceAll(query, (_, asked) =>
        asked === scheme ? always : never,
      )
    if (rule instanceof CSSGroupingRule) rewrite(rule, scheme)
  }
}
