/** No more of a page is looked at for marks of notes. */
const sample = 60
const mark = /^\s*[[(]?\d{1,3}[\])]?\s*$/
const two = /^\s*\d\d\s*$/
const figure = /\d[.,]?\s*$/
const unit = /(?:^|[\s\d])[cdk]?(?:m|ft|in|yd)\s*$/i
const notes = '[id*="note"],[id^="fn"]'

/**
 * Whether raised figures behind a price may be the mark of a note in place of its cents: the page raises others that are no
 * cents, or keeps a note of that number.
 */
export function mayBeNote({ localName, ownerDocument, textContent }: Element): boolean {
  if (localName !== 'sup') return false
  const raised = [...ownerDocument.getElementsByTagName('sup')].slice(0, sample)
  const figures = textContent?.trim() ?? ''
  return (
    raised.some(isMark) || [...ownerDocument.querySelectorAll(notes)].some(({ id }) => id.endsWith(figures))
  )
}

/** Whether raised figures stand behind no price: behind words, at the beginning of a line, or one or three of them. */
function isMark(raised: Element): boolean {
  const text = raised.textContent ?? ''
  if (!mark.test(text)) return false
  const said = textBefore(raised) || textBefore(raised.parentElement)
  return two.test(text) ? !figure.test(said) : !unit.test(said)
}

function textBefore(element: Element | null): string {
  let before = element?.previousSibling
  while (before && !before.textContent?.trim()) before = before.previousSibling
  return before?.textContent ?? ''
}
