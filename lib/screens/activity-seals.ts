import type { ActivityReady, SealNews } from '../../components/activity/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { keepSeal, readKeptSeals } from '../browser/kept-seals.ts'
import { contradicts, type Seal, sealText } from '../domain/activity-seal.ts'

type SealState = Pick<ActivityReady, 'sealing' | 'witness'>

/** Seals of the activity: saved as a file, held against the log, and the one that this browser keeps by itself. */
export function createActivitySeals(show: () => void): {
  state: () => SealState
  save: () => Promise<void>
  compare: (text: string) => Promise<void>
  /** A check came to its end: what this browser saw before is held against the log, and kept where all is as it was. */
  witness: (isWhole: boolean) => Promise<void>
} {
  let state: SealState = { sealing: null, witness: null }
  const set = (change: Partial<SealState>) => {
    state = { ...state, ...change }
    show()
  }
  const tell = (sealing: SealNews) => set({ sealing })
  return {
    state: () => state,
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
      const isAgainst = verdict !== undefined && contradicts(verdict)
      set({ witness: isAgainst ? verdict : null })
      if (seal && isWhole && !isAgainst) await keepSeal(seal)
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
