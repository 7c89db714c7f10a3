import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as v from 'valibot'

/** What the first line of a backup says of the rest. */
const HeaderSchema = v.object({
  format: v.literal('nextech-sync-backup'),
  version: v.literal(1),
  /** The database's moment. */
  at: v.number(),
  /** The migrations that made its tables. */
  migrations: v.array(v.string()),
  /** The tables' columns, by name, in an order in which rows can be written. */
  tables: v.array(v.object({ name: v.string(), columns: v.array(v.string()) })),
})
export type BackupHeader = v.InferOutput<typeof HeaderSchema>

/** Some rows of one table, each an object by column. */
const PortionSchema = v.object({
  table: v.string(),
  rows: v.array(v.record(v.string(), v.unknown())),
})
export type BackupPortion = v.InferOutput<typeof PortionSchema>

/** The last line, by which a file that was cut off shows. */
const EndSchema = v.object({ end: v.literal(true), rows: v.number() })

const LineSchema = v.union([PortionSchema, EndSchema])

/** A file that is no backup, is damaged, or is of another version; its message quotes nothing of it. */
export class BadBackup extends Error {}

/** A table's name, and rows as JSON texts, which are not parsed on their way. */
export interface WrittenPortion {
  table: string
  rows: readonly string[]
}

/**
 * Writes a backup, compressed, for this user alone. It has its name only once all of it is on the disk; a file of that name is
 * never overwritten. Answers how many rows there are. Throws where the disk is full, and leaves nothing behind then.
 */
export async function writeBackup(
  file: string,
  header: BackupHeader,
  portions: AsyncIterable<WrittenPortion>,
): Promise<number> {
  if (existsSync(file)) throw new Error(`${file} is there already, and no backup is overwritten.`)
  if (!existsSync(dirname(file))) throw new Error(`There is no folder ${dirname(file)}: make it first.`)
  const partial = `${file}.partial`
  let rows = 0
  async function* lines() {
    yield `${JSON.stringify(header)}\n`
    for await (const portion of portions) {
      rows += portion.rows.length
      yield `{"table":${JSON.stringify(portion.table)},"rows":[${portion.rows.join(',')}]}\n`
    }
    yield `${JSON.stringify({ end: true, rows })}\n`
  }
  try {
    const written = createWriteStream(partial, { mode: 0o600, flags: 'w', flush: true })
    await pipeline(Readable.from(lines()), createGzip(), written)
    await rename(partial, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return rows
}

/** The name itself has to reach the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A backup, from its beginning: its header, then its rows, portion by portion. Throws `BadBackup` as soon as it shows. */
export async function* readBackup(
  file: string,
): AsyncGenerator<{ header: BackupHeader } | BackupPortion, void> {
  if (!existsSync(file)) throw new BadBackup(`There is no file ${file}.`)
  let rows = 0
  let isEnded = false
  let header: BackupHeader | undefined
  for await (const line of linesOf(file)) {
    if (isEnded) throw damaged(file)
    const parsed = parsedLine(file, line)
    if (header === undefined) {
      header = headerIn(file, parsed)
      yield { header }
      continue
    }
    const result = v.safeParse(LineSchema, parsed)
    if (!result.success) throw damaged(file)
    if ('end' in result.output) {
      isEnded = result.output.rows === rows
      if (!isEnded) throw damaged(file)
      continue
    }
    rows += result.output.rows.length
    yield result.output
  }
  if (!isEnded) throw damaged(file)
}

function headerIn(file: string, parsed: unknown): BackupHeader {
  const result = v.safeParse(HeaderSchema, parsed)
  if (result.success) return result.output
  const isOurs = v.is(v.object({ format: HeaderSchema.entries.format }), parsed)
  if (isOurs) throw new BadBackup(`${file} is a backup of a newer version: restore it with that version.`)
  throw new BadBackup(`${file} is no backup of a sync backend.`)
}

const damaged = (file: string) => new BadBackup(`${file} is damaged or cut off: nothing of it was restored.`)

function parsedLine(file: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged(file)
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', error => unzipped.destroy(error))
  source.pipe(unzipped)
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of unzipped) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  } catch (error) {
    if (error instanceof BadBackup) throw error
    throw damaged(file)
  } finally {
    source.destroy()
  }
  if (rest !== '') throw damaged(file)
}
