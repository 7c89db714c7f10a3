/** Parts of a query that choose the page, in programs that have one path for all of them. */
const routing = /^(route|r|controller|action|module|view|page|section|tab)$/
const word = /^[A-Za-z][A-Za-z_./-]*$/

/**
 * The address of a page without what changes from visit to visit: numbers, keys, paging, filters. Two pages of the
 * same pattern are the same page of the shop. Nothing that staff searched for is in it.
 */
export function addressPattern(address: string): string {
  const { pathname, searchParams, hash } = new URL(address)
  const chosen = [...searchParams]
    .filter(([name, value]) => routing.test(name) && word.test(value))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  const query = chosen.length > 0 ? `?${chosen.join('&')}` : ''
  const route = /^#!?(\/[^?]*)/.exec(hash)?.[1]
  const pattern = `${pathPattern(pathname)}${query}${route ? `#${pathPattern(route)}` : ''}`
  return pattern.slice(0, 300)
}

function pathPattern(path: string): string {
  const parts = path.split('/').filter(Boolean)
  const general = parts.map((part, at) => (isChanging(part, parts[at - 1]) ? '*' : part))
  // `/orders/page/2` is the page `/orders`.
  return `/${general.join('/').replace(/\/(page|p|seite|pagina)\/\*$/, '')}`
}

function isChanging(part: string, before: string | undefined): boolean {
  return before === 'key' || /\d/.test(part) || !/^[\w.~-]+$/.test(part) || part.length > 40
}
