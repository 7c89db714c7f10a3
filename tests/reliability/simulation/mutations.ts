import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { databaseMutations } from './database-mutations.ts'
import { listMutations } from './list-mutations.ts'
import type { Mutation, Patch } from './mutation.ts'

const blindResend: Patch = {
  file: 'lib/sync/verify.ts',
  find: `  if (marked.length > 0) return found(engine, looking, marked)`,
  replace: `  if (marked.length > 0 && Number.isNaN(since)) return found(engine, looking, marked)
  if (own.length >= 0) return engine.store.update(looking, { state: 'absent', dueAt: engine.clock.now() })`,
}

/** What was sent is still judged: a schedule would never rest otherwise. */
const judgeNothingUnsent: readonly Patch[] = [
  {
    file: 'lib/sync/drain.ts',
    find: `  const judged = await applyLedger(engine, fresh)`,
    replace: `  const judged = fresh.posting.sentAt === null ? undefined : await applyLedger(engine, fresh)`,
  },
  {
    file: 'lib/sync/advance.ts',
    find: `  if ((await applyLedger(engine, record)) !== undefined) return undefined
  const eligible`,
    replace: `  if (record.posting.sentAt !== null && (await applyLedger(engine, record)) !== undefined) return undefined
  const eligible`,
  },
  {
    file: 'lib/sync/advance.ts',
    find: `|| (await applyLedger(engine, record)) !== undefined) {`,
    replace: `|| (record.posting.sentAt !== null && (await applyLedger(engine, record)) !== undefined)) {`,
  },
]

export const mutations: readonly Mutation[] = [
  {
    name: 'read-back',
    what: 'a lost answer is taken for a lost request at once, and sent again',
    patches: [blindResend],
  },
  {
    name: 'settle',
    what: 'the second clean look needs no settle time',
    patches: [{ file: 'lib/sync/engine.ts', find: '  settle: 60_000,', replace: '  settle: 0,' }],
  },
  {
    name: 'lease',
    what: 'a request counts as lost although its worker may live',
    patches: [{ file: 'lib/sync/engine.ts', find: '  lease: 60_000,', replace: '  lease: 0,' }],
  },
  {
    name: 'unique-key',
    what: 'an order that changed in the shop gets a second posting',
    patches: [
      {
        file: 'lib/store/rules/place-of-order.ts',
        find: '  const found = findIn(all, read, store)\n',
        replace: `  const isThis = ({ order }) => order?.state === read.state && order.refundedCents === read.refundedCents
  const found = findIn(all.filter(isThis), read, store)\n`,
      },
      {
        file: 'lib/store/rules/intake.ts',
        find: '  if (!isTaken(fresh)) return fresh\n',
        replace: '  return fresh\n',
      },
    ],
  },
  {
    name: 'strict',
    what: 'the intent is written like everything else, and lost with the power',
    switches: { strict: false },
  },
  { name: 'lock', what: 'two drains may run at once', switches: { lock: false } },
  {
    name: 'lock-and-revision',
    what: 'the same, and a writer that read an older posting is not refused',
    switches: { lock: false },
    patches: [
      {
        file: 'lib/store/rules/records.ts',
        find: 'if (current?.revision !== record.posting.revision) throw',
        replace: 'if (current === undefined) throw',
      },
    ],
  },
  {
    name: 'adopt',
    what: 'nothing asks the ledger before a payment leaves',
    patches: [
      ...judgeNothingUnsent,
      {
        file: 'lib/sync/drain.ts',
        find: `      (await adoptUnmarked(engine, setup, fresh, uid)) ??
      (await holdStopped(engine, fresh)) ??`,
        replace: `      (await holdStopped(engine, fresh)) ??`,
      },
    ],
  },
  {
    name: 'own-connection',
    what: 'over HTTP/1.1 writes share the connections of reads, and the browser sends them again when one breaks',
    patches: [
      {
        file: 'lib/nextech/unrepeatable.ts',
        find: "{ body: text, credentials: 'include' }",
        replace: "{ body: text, credentials: 'omit' }",
      },
    ],
  },
  {
    name: 'streamed-body',
    what: 'over HTTP/2 a write has a body that the browser can send again',
    patches: [
      {
        file: 'lib/nextech/unrepeatable.ts',
        find: "{ body: streamOf(text), duplex: 'half', credentials: 'omit' }",
        replace: "{ body: text, credentials: 'omit' }",
      },
    ],
  },
  {
    name: 'guard',
    what: 'writes leave although the browser has not taken the rule that closes their connections',
    patches: [
      {
        file: 'lib/nextech/write-wire.ts',
        find: '      if (!(await host.isGuarded().catch(() => false))) return unsafe(noRule)\n',
        replace: '',
      },
    ],
  },
  ...databaseMutations,
  ...listMutations,
]

export function mutationOf(name: string): Mutation {
  const found = mutations.find(mutation => mutation.name === name)
  if (!found) throw new Error(`no mutation ${name}: there are ${mutations.map(each => each.name).join(', ')}`)
  return found
}

const root = new URL('../../../', import.meta.url)

/** Throws when a patch does not fit the product's source exactly once: then the mutation tests nothing. */
export function checkPatches(patches: readonly Patch[]): void {
  for (const { file, find } of patches) {
    const times = readFileSync(new URL(file, root), 'utf8').split(find).length - 1
    if (times !== 1) throw new Error(`the mutation of ${file} fits ${times} times: ${find}`)
  }
}

/** Changes the product's source while it is loaded. Throws where a patch does not fit. */
export function patchSources(patches: readonly Patch[]): void {
  checkPatches(patches)
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const own = patches.filter(({ file }) => url.startsWith(new URL(file, root).href))
      if (own.length === 0) return loaded
      let source = String(loaded.source)
      for (const { find, replace } of own) source = source.replace(find, () => replace)
      return { ...loaded, source }
    },
  })
}
