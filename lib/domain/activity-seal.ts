import * as v from 'valibot'
import { InstantSchema } from './units.ts'

const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/**
 * Stands for all entries of a log up to one: kept elsewhere, it shows that somebody cut or rewrote them since. No name, no
 * number of an order and no patient is in it.
 */
export const SealSchema = v.strictObject({
  format: v.literal('nextech-sync-seal'),
  version: v.literal(1),
  /** Whose log it is. */
  log: hex(16),
  /** The newest entry, and its hash, which stands for all before it. */
  seq: count,
  hash: hex(64),
  /** The oldest entry that was kept. */
  first: count,
  /** When the newest entry was told. */
  lastAt: InstantSchema,
  /** When the seal was made, by Nextech's clock where it was known. */
  at: InstantSchema,
  clock: v.picklist(['nextech', 'computer']),
  /** Which secret signed it, and the signature; null where it could not be read. */
  key: v.nullable(hex(16)),
  mac: v.nullable(hex(64)),
})
export type Seal = v.InferOutput<typeof SealSchema>

/**
 * What a seal says of the log: it `holds`; its entry or later ones were `cut`; up to its entry the log was `remade`; its entry is gone from
 * the beginning by age (`too-old`) or too early (`front-gone`); it is of another log; its file was `altered`; it is no seal.
 * Two may be honest, and only a person knows: the log tells of a backup that was `restored` after the seal was made; or
 * it began after the seal, with another key (`other-key`), as at a new computer.
 */
export const sealVerdicts = [
  'holds',
  'cut',
  'remade',
  'front-gone',
  'restored',
  'other-key',
  'too-old',
  'other-log',
  'altered',
  'unreadable',
] as const

export const SealVerdictSchema = v.object({
  kind: v.picklist(sealVerdicts),
  /** What the seal says; null where it is none. */
  seal: v.nullable(v.object({ seq: v.number(), at: InstantSchema, log: v.string() })),
  /** The newest entry of the log. */
  head: v.number(),
  /** The seal bears the signature of the log's present secret. */
  isSigned: v.boolean(),
  /** Of `restored`: the entry that tells of it, and whether a manager has said since that it was they. */
  restored: v.optional(
    v.object({ seq: v.number(), hash: v.string(), at: InstantSchema, isAccepted: v.boolean() }),
  ),
})
export type SealVerdict = v.InferOutput<typeof SealVerdictSchema>

/** The verdicts that say that somebody laid hands on the log. */
export function contradicts({ kind }: SealVerdict): boolean {
  return kind === 'cut' || kind === 'remade' || kind === 'front-gone'
}

/** Whether the seal that a browser kept by itself stands against the log: what may be honest does until a manager says so. */
export function isWitnessAgainst(verdict: SealVerdict): boolean {
  const { kind, restored } = verdict
  return (
    contradicts(verdict) || kind === 'other-key' || (kind === 'restored' && restored?.isAccepted !== true)
  )
}

/** A seal as the file that is saved. */
export function sealText(seal: Seal): string {
  return `${JSON.stringify(seal, null, 1)}\n`
}

/** Reads a saved seal; undefined where the text is none. */
export function parseSeal(text: string): Seal | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.maxLength(5_000), v.parseJson(), SealSchema), text)
  return parsed.success ? parsed.output : undefined
}
