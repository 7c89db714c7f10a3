import Papa from 'papaparse'
import { isMarkup } from '../../domain/http-text.ts'
import { notText, encodingOf as wideEncodingOf } from '../duplicates/decode-file.ts'
import type { FileReading } from './file-reading.ts'
import { findHeadings, type Headings, withoutTail } from './headings.ts'
import { createRowReader, type RowReaderOptions } from './read-rows.ts'

const chunkBytes = 1 << 20
/** Bytes that show a file's headings and its encoding. */
const startBytes = 256 * 1024

/** How the text of a file is written; Excel on Windows still writes the last one. */
export async function encodingOf(file: Blob): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  const bytes = new Uint8Array(await file.slice(0, startBytes).arrayBuffer())
  const wide = wideEncodingOf(bytes)
  if (wide !== 'utf-8') return wide
  try {
    // The last character may be cut in two, so the end is no evidence.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** What the beginning of a file shows. */
export interface FileStart extends Headings {
  delimiter: string
  /** Rows of data as far as they were read. */
  rows: string[][]
}

const delimiters = [',', ';', '\t', '|']

/** Web pages and JSON, whose commas part no cells. */
const isOtherText = (text: string) => isMarkup(text) || /^\s*[[{]\s*[{"]/.test(text)

/**
 * Headings, delimiter and first rows of a file, from its beginning alone; undefined where it holds no table, as a workbook,
 * which is no text.
 */
export async function readStart(file: Blob): Promise<FileStart | undefined> {
  const bytes = await file.slice(0, startBytes).arrayBuffer()
  if (notText(new Uint8Array(bytes))) return undefined
  const text = new TextDecoder(await encodingOf(file)).decode(bytes)
  if (isOtherText(text)) return undefined
  const starts = delimiters.map(delimiter => {
    // Where the file goes on, its last row may be cut in two.
    const all = Papa.parse<string[]>(text, { delimiter }).data
    const rows = file.size > startBytes ? all.slice(0, -1) : all
    const { names, skip } = findHeadings(rows)
    return {
      names,
      skip,
      delimiter,
      rows: rows.slice(skip).filter(row => row.some(cell => cell.trim() !== '')),
    }
  })
  // The one that parts the rows as the headings.
  const worth = ({ names, rows }: FileStart) => {
    const fitting = rows.filter(row => row.length >= names.length && withoutTail(row).length <= names.length)
    return names.length < 2 ? 0 : names.length * (1 + fitting.length / Math.max(1, rows.length))
  }
  const [best] = starts.toSorted((a, b) => worth(b) - worth(a))
  return best && best.names.length > 0 ? best : undefined
}

export interface ParseOptions extends RowReaderOptions {
  delimiter: string
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
      delimiter: options.delimiter,
      chunkSize: chunkBytes,
      chunk(results, parser) {
        options.onProgress(Math.min(1, results.meta.cursor / file.size))
        if (options.signal.aborted || !portions.take(results)) parser.abort()
      },
      complete: () => resolve(portions.end()),
      error: reject,
    })
  })
}

/** Takes portions of rows in and knows on which line each row begins; `end` when all are in. */
export function createPortions(options: RowReaderOptions & { skip: number }) {
  const reader = createRowReader(options)
  let line = 1
  let left = options.skip
  return {
    end: reader.end,
    /** False where going on is of no use: a quote that is never closed swallows all that follows. */
    take({ data, errors }: Pick<Papa.ParseResult<string[]>, 'data' | 'errors'>): boolean {
      if (data.length === 0 && left === 0) {
        reader.broken(line, '')
        return false
      }
      const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0))
      data.forEach((row, i) => {
        if (left > 0) left--
        else if (broken.has(i)) reader.broken(line, row[0] ?? '')
        else reader.take(row, line)
        line += 1 + row.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      })
      return true
    },
  }
}
