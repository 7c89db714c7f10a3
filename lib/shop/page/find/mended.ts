/** What Windows-1252 has for the bytes from 0x80 to 0x9f, in their order. */
const c1 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => at + 0x80))
/** UTF-8 that was read as Windows-1252: `\u00c3\u00a9` for an accented letter, `\u00c2` before a blank or a sign, `\u00e2\u20ac\u2122` for an apostrophe. */
const garbled = new RegExp(
  `\u00c2(?=[\u00a0-\u00bf])|\u00c3([\u00a0-\u00bf${c1}])|\u00e2([\u20ac\u201a])([\u00a0-\u00bf${c1}])`,
  'g',
)
const bits = (letter: string) => (c1.includes(letter) ? c1.indexOf(letter) : letter.charCodeAt(0)) & 0x3f

/** A text as it was written, where a page or its database mistook the encoding. */
export function mended(text: string): string {
  return text.replace(garbled, (_, two?: string, three?: string, last = '') => {
    if (two !== undefined) return String.fromCharCode(0xc0 + bits(two))
    return three === undefined ? '' : String.fromCharCode(0x2000 + bits(three) * 64 + bits(last))
  })
}
