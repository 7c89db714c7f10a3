const sheets = new Map<string, CSSStyleSheet>()

/**
 * Gives a shadow root its style. One constructable sheet serves hundreds of badges and passes any page's CSP;
 * Firefox refuses them in content scripts, where a style element that we touch first is let through
 * (browser facts 2.1).
 */
export function adoptStyle(root: ShadowRoot, css: string): void {
  try {
    root.adoptedStyleSheets = [sheetOf(css)]
  } catch {
    const style = root.ownerDocument.createElement('style')
    root.append(style)
    style.textContent = ''
    style.textContent = css
  }
}

function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css)
  if (known) return known
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  sheets.set(css, sheet)
  return sheet
}
