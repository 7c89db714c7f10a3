import { inflateSync } from 'node:zlib'

/** How many pages a printed PDF has; some browsers write down in packed streams which objects are pages. */
export function pdfPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1')
  const packed = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) =>
    unpacked(body),
  )
  return [text, ...packed].join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** Nothing where it is no packed stream: a picture, or bare text. */
function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}
