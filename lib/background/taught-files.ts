import * as v from 'valibot'
import { readProfiles } from '../browser/profiles.ts'
import type { Handlers } from '../browser/router.ts'
import { sessionValue } from '../browser/session.ts'
import { tryInPages } from '../browser/try-in-pages.ts'
import { Declined } from '../contract/declined.ts'
import type { ShownProfile } from '../contract/taught-file.ts'
import { parseProfile, type ShopProfile, ShopProfileSchema } from '../domain/shop-profile.ts'
import { checkProposal, withoutLeftOut } from '../service/check-proposal.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { sha256 } from './sha256.ts'
import { keepProfile, shopOrigins, zoneAt } from './taught-pages.ts'

/** The file of a taught page: shown with what it reads in an open page, and used by a person's yes to exactly that. */
export interface TaughtFiles {
  propose: Handlers['ext-bg/propose-profile']
  proposed: Handlers['ext-bg/proposed-profile']
  use: Handlers['ext-bg/import-profile']
  drop: Handlers['ext-bg/drop-profile']
}

/** The file that waits for a yes, one at a time; it holds nobody's data, and what it read is not kept. */
const waiting = sessionValue(
  'taughtFile',
  v.object({
    origin: v.string(),
    profile: ShopProfileSchema,
    /** What a person was shown last; null = not yet what it reads. */
    shown: v.nullable(
      v.object({ seen: v.string(), before: v.nullable(ShopProfileSchema), kept: ShopProfileSchema }),
    ),
  }),
)

/** One file waits at a time; the next one takes its place. */
export function createTaughtFiles(app: BackgroundApp): TaughtFiles {
  return {
    async propose({ origin, json }) {
      await waiting.clear()
      const parsed = parseProfile(json)
      if (!parsed.ok)
        return { kind: 'refused', lines: parsed.error.map(({ path, reason }) => `${path}: ${reason}`) }
      if (!(await shopOrigins()).includes(origin))
        return { kind: 'refused', lines: [say('taught-file.not-a-shop', { origin })] }
      await waiting.write({ origin, profile: parsed.value, shown: null })
      return show(origin, parsed.value)
    },
    async proposed() {
      const file = await waiting.read()
      return file ? show(file.origin, file.profile) : null
    },
    async use({ seen }) {
      const file = await waiting.read()
      if (!file?.shown || file.shown.seen !== seen)
        throw new Declined('not-shown', say('taught-file.not-shown'))
      const { origin, shown } = file
      const isStill = sameProfile(await profileOf(origin, shown.kept.page), shown.before)
      if (!isStill || !(await shopOrigins()).includes(origin))
        throw new Declined('not-shown', say('taught-file.changed'))
      // One press is one yes; where it could not be kept, it may be said again.
      await waiting.clear()
      await keepProfile(app, 'imported', origin, shown.kept).catch(async error => {
        await waiting.write(file)
        throw error
      })
      return { page: shown.kept.page }
    },
    async drop() {
      await waiting.clear()
      return {}
    },
  }
}

/** Reads open pages by it, and keeps what a yes would mean. */
async function show(origin: string, profile: ShopProfile): Promise<ShownProfile> {
  const [trial, before, zone] = await Promise.all([
    tryInPages(origin, profile),
    profileOf(origin, profile.page),
    zoneAt(origin),
  ])
  const check = trial && checkProposal({ profile, rows: trial.rows, found: trial.found }, origin, zone)
  const reads = trial && check && { check, unreadable: trial.unreadable, links: trial.links }
  const seen = reads?.check.usable ? await sha256(JSON.stringify([origin, before, profile, reads])) : null
  const kept = withoutLeftOut(profile, check?.leftOut ?? [])
  const now = await waiting.read()
  // A person said no, or chose another file, while the pages were read.
  const isStill = now?.origin === origin && sameProfile(now.profile, profile)
  if (isStill) await waiting.write({ origin, profile, shown: seen === null ? null : { seen, before, kept } })
  return { kind: 'proposal', seen, origin, before, after: profile, reads }
}

async function profileOf(origin: string, page: string): Promise<ShopProfile | null> {
  return (await readProfiles(origin)).find(profile => profile.page === page) ?? null
}

const sameProfile = (one: ShopProfile | null, other: ShopProfile | null) =>
  JSON.stringify(one) === JSON.stringify(other)
