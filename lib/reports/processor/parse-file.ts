import Papa from 'papaparse'
import { findHeadings, type Headings, headingRows } from './mapping.ts'
import { createRowReader, type FileReading, type RowReaderOptions } from './read-rows.ts'

const chunkBytes = 1 << 20
/** Bytes that show a file's headings and its encoding. */
const startBytes = 256 * 1024

/** How the text of a file is written; Excel on Windows still writes the last one. */
export async function encodingOf(file: Blob): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  const bytes = new Uint8Array(await file.slice(0, startBytes).arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    // The last character may be cut in two, so the end is no evidence.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The headings of a file, from its beginning alone; undefined where no row names a date and an amount. */
export async function readHeadings(file: Blob): Promise<Headings | undefined> {
  const text = new TextDecoder(await encodingOf(file)).decode(await file.slice(0, startBytes).arrayBuffer())
  return findHeadings(Papa.parse<string[]>(text, { preview: headingRows * 2 }).data)
}

export interface ParseOptions extends RowReaderOptions {
  skip: number
  signal: AbortSignal
  /** Called now and then with the share of the file that was read, 0 to 1. */
  onProgress: (share: number) => void
}

/**
 * Reads a file in portions, whatever its size. Resolves with what it gave, also when it was cancelled; rejects only
 * where the browser cannot read the file.
 */
export async function parseFile(file: File, options: ParseOptions): Promise<FileReading> {
  const encoding = await encodingOf(file)
  return new Promise((resolve, reject) => {
    const portions = createPortions(options)
    Papa.parse<string[]>(file, {
      encoding,
      chunkSize: chunkBytes,
      chunk(results, parser) {
        options.onProgress(Math.min(1, results.meta.cursor / file.size))
        if (options.signal.aborted || !portions.take(results)) parser.abort()
      },
      complete: () => resolve(portions.reading),
      error: reject,
    })
  })
}

/** Takes portions of rows in and knows on which line each row begins. */
export function createPortions(options: RowReaderOptions & { skip: number }) {
  const reader = createRowReader(options)
  let line = 1
  let left = options.skip
  return {
    reading: reader.reading,
    /** False where going on is of no use: a quote that is never closed swallows all that follows. */
    take({ data, errors }: Pick<Papa.ParseResult<string[]>, 'data' | 'errors'>): boolean {
      if (data.length === 0 && left === 0) {
        reader.note(line, null, 'open-quote', '')
        return false
      }
      const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0))
      data.forEach((row, i) => {
        if (left > 0) left--
        else if (broken.has(i)) reader.note(line, null, 'open-quote', row[0] ?? '')
        else reader.take(row, line)
        line += 1 + row.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      })
      return true
    },
  }
}
