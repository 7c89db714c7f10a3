import type { MovingView } from '../../lib/contract/moving-view.ts'

/** What the card shows, and what a press says that it cannot do. */
export interface MoveCardView {
  moving: MovingView
  timeZone: string
  /** Why the last press did nothing. */
  problem: string | null
  isBusy: boolean
}

export interface MoveEvents {
  onConnect(url: string, station: string): void
  onMove(): void
  onCancel(): void
}
