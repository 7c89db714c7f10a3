import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ActivityEntry, ActivityNote } from '../../domain/activity.ts'
import { type ChainKey, keyAfter, macOf } from './chain-key.ts'

/** One end of the chain: the entry's number, and its hash for what is tied to it. */
export interface ChainLink {
  seq: number
  hash: string
}

/** The newest end, with the key of the entry to come; `log` = whose it is. Without a key entries carry a hash alone. */
export interface ChainHead extends ChainLink {
  key?: ChainKey
  log?: string
}

/** Where the kept entries begin and end. */
export interface ChainEnds {
  anchor: ChainLink
  head: ChainHead
}

/** What the first entry of all is tied to. */
export const genesis: ChainLink = { seq: 0, hash: '0'.repeat(64) }

/** The notes as the entries that come after the head, and the head after them. */
export function tied(
  before: ChainHead,
  notes: readonly ActivityNote[],
): { entries: ActivityEntry[]; head: ChainHead } {
  let head = before
  const entries = notes.map(note => {
    const entry = sealed(head, note)
    const { key } = head
    head = { ...head, seq: entry.seq, hash: entry.hash, ...(key && { key: keyAfter(key, entry.seq) }) }
    return key ? { ...entry, mac: macOf(key, entry.hash) } : entry
  })
  return { entries, head }
}

/** The note as the entry that comes after `last`. */
export function sealed(last: ChainLink, note: ActivityNote): ActivityEntry {
  const entry = { ...note, seq: last.seq + 1, previous: last.hash }
  return { ...entry, hash: hashOf(entry) }
}

/**
 * Why an entry is not the one that was written after `last`; undefined where it is. `missing` = one or more between
 * the two are gone, `changed` = its own content or its tie is another.
 */
export function breakAfter(last: ChainLink, entry: ActivityEntry): 'changed' | 'missing' | undefined {
  if (entry.seq !== last.seq + 1) return 'missing'
  return entry.previous === last.hash && entry.hash === hashOf(entry) ? undefined : 'changed'
}

/** Tells two patients apart, and tells who neither is: a uid is random, so nobody finds it by trying. */
export function patientFingerprint(uid: string): string {
  return hex(uid.toLowerCase()).slice(0, 8)
}

/** Tells one log from another, wherever it is kept, and no practice's id. */
export function logId(name: string): string {
  return hex(`log ${name}`).slice(0, 16)
}

/**
 * Over the values in one fixed order: how an object's keys stand is no part of what it says. An entry that names no person,
 * no change, no month, no day and no quote, is about nobody, or deleted nothing, is hashed as before any did.
 */
function hashOf(entry: Omit<ActivityEntry, 'hash'>): string {
  const {
    seq,
    previous,
    at,
    actor,
    code,
    shop,
    number,
    reason,
    amountCents,
    payment,
    patient,
    person,
    changed,
    about,
    pruned,
    month,
    quote,
    day,
  } = entry
  const values = [seq, previous, at, actor, code, shop, number, reason, amountCents, payment, patient]
  const named = person ? [...values, person.id, person.name] : values
  const withChange = changed ? [...named, [changed.file, changed.paths, changed.posts]] : named
  const withAbout = about ? [...withChange, { about: [about.id, about.name, about.role] }] : withChange
  const withPruned = pruned ? [...withAbout, { pruned: [pruned.seq, pruned.hash] }] : withAbout
  const withMonth = month === undefined ? withPruned : [...withPruned, { month }]
  const withQuote = quote === undefined ? withMonth : [...withMonth, { quote }]
  return hex(JSON.stringify(day === undefined ? withQuote : [...withQuote, { day }]))
}

/** In one go, not by the browser's own promise: a transaction of IndexedDB ends while that is waited for. */
function hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.toWellFormed())))
}
