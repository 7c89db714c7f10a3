/** A name that somebody has beside this one, or had: what follows the word is no part of it. */
const otherName =
  /[\s,;(]+(?:n[\u00e9e]e|geb\.?|geborene?r?|f\/?k\/?a|a\/?k\/?a|formerly|born|maiden(?: name)?|c\/o|nacid[ao]|de soltera|antes|vorm\.?|previously)[\s.:]+\p{L}.*$/iu
const bracketed = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>/g
/** A nickname between quotation marks; an apostrophe within a word is none. */
const quoted =
  /(?<![\p{L}\p{N}])(?:"[^"]*"|\u201c[^\u201c\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u2018[^\u2018\u2019]*\u2019(?!\p{L})|'[^']*'(?!\p{L})|\u00ab[^\u00ab\u00bb]*\u00bb)/gu
/** What an office writes behind a name: `- VIP`, `*new*`, `#2`, a number. */
const remark =
  /\s+[-\u2013\u2014|/:]\s.*$|\*+[^*]*\*+|[*#]+\s*\d*|(?<=\p{L})\s+\d+$|(?<=\p{L})\s+VIP$|^VIP\s+|(?<=\p{L})\s+VIP(?=\s)/gu

/**
 * A name without what people and offices write beside it: nicknames and notes in brackets or quotation marks, a maiden
 * name behind `née`, `- VIP`. The name itself where nothing else would be left.
 */
export function withoutNotes(name: string): string {
  const bare = name
    .replace(otherName, ' ')
    .replace(bracketed, ' ')
    .replace(quoted, ' ')
    .replace(remark, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim()
  return /\p{L}/u.test(bare) ? bare : name
}
