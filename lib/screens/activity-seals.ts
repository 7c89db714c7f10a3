import type { ActivityReady, SealNews } from '../../components/activity/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { keepSeal, readKeptSeals } from '../browser/kept-seals.ts'
import { isWitnessAgainst, type Seal, sealText } from '../domain/activity-seal.ts'

type SealState = Pick<ActivityReady, 'sealing' | 'witness'>

/** Seals of the activity: saved as a file, held against the log, and the one that this browser keeps by itself. */
export function createActivitySeals(show: () => void): {
  state: () => SealState
  save: () => Promise<void>
  compare: (text: string) => Promise<void>
  /** A check came to its end: what this browser saw before is held against the log, and kept where all is as it was. */
  witness: (isWhole: boolean) => Promise<void>
  /** A manager says that the restored backup was theirs. */
  acceptRestore: () => Promise<void>
} {
  let state: SealState & { isWhole: boolean } = { sealing: null, witness: null, isWhole: false }
  const set = (change: Partial<typeof state>) => {
    state = { ...state, ...change }
    show()
  }
  const tell = (sealing: SealNews) => set({ sealing })
  return {
    state: ({ sealing, witness } = state) => ({ sealing, witness }),
    async save() {
      tell({ kind: 'busy' })
      const seal = await askSeal(true)
      if (seal) saveFile(fileNameOf(seal), 'application/json', sealText(seal))
      tell(seal ? { kind: 'saved', seq: seal.seq } : { kind: seal === null ? 'nothing' : 'failed' })
    },
    async compare(text) {
      tell({ kind: 'busy' })
      // A file of another kind may be long: nobody reads all of it.
      const verdict = await compare(text.slice(0, maxLength), true)
      tell(verdict ? { kind: 'compared', verdict } : { kind: 'failed' })
    },
    async witness(isWhole) {
      const [seal, kept] = await Promise.all([askSeal(false), readKeptSeals()])
      const before = seal ? kept[seal.log] : Object.values(kept)[0]
      const verdict = before ? await compare(sealText(before), false) : undefined
      const isAgainst = verdict !== undefined && isWitnessAgainst(verdict)
      set({ witness: isAgainst ? verdict : null, isWhole })
      if (seal && isWhole && !isAgainst) await keepSeal(seal, verdict?.kind === 'restored')
    },
    async acceptRestore() {
      const { witness } = state
      const kept = (await readKeptSeals())[witness?.seal?.log ?? '']
      if (witness?.kind !== 'restored' || !state.isWhole || !kept) return
      const reply = await sendToBackground('ext-bg/accept-restore', { text: sealText(kept) })
      if (reply?.ok && reply.value) set({ witness: isWitnessAgainst(reply.value) ? reply.value : null })
      const seal = await askSeal(false)
      if (seal && reply?.ok && reply.value?.restored?.isAccepted) await keepSeal(seal, true)
    },
  }
}

/** As long as the table of messages lets a seal be. */
const maxLength = 5_000

/** Undefined where nobody answered, null where there is nothing to seal. */
async function askSeal(saves: boolean): Promise<Seal | null | undefined> {
  const reply = await sendToBackground('ext-bg/seal-activity', { saves })
  return reply?.ok ? reply.value : undefined
}

async function compare(text: string, asked: boolean) {
  const reply = await sendToBackground('ext-bg/compare-seal', { text, asked })
  return reply?.ok ? (reply.value ?? undefined) : undefined
}

/** `activity-seal-2026-03-16-120.json`: the day by UTC, and how many entries it stands for. */
function fileNameOf({ at, seq }: Seal): string {
  return `activity-seal-${new Date(at).toISOString().slice(0, 10)}-${seq}.json`
}
