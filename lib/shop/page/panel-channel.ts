/** What a panel asks of the page around it: to be taken away, or that the page is taught once more. */
export type PanelWish = 'close' | 'again'

interface PanelEnds {
  onWish: (wish: PanelWish) => void
  /** Whether it stands still, whole and uncovered. */
  isSteady: () => boolean
  /** Ends with the panel. */
  signal: AbortSignal
}

const lookMs = 100

/** An address from the background, and the ticket behind its `#`, which never stands in the page. */
export function splitTicket(address: string): { url: string; ticket: string } {
  const [url = '', ticket = ''] = address.split('#')
  return { url, ticket }
}

/**
 * Gives the page in our frame its ticket each time it has loaded, with a channel of its own. No script of the shop's page
 * holds this frame or the channel, so nobody else can use the ticket first, nor wish for the panel (ADR 0016).
 */
export function connectPanel(
  frame: HTMLIFrameElement,
  ticket: string,
  { onWish, isSteady, signal }: PanelEnds,
): void {
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'close' || data === 'again') onWish(data)
    }
    // Any origin: an address with a dynamic id may speak under another one, and only our page is in this frame.
    frame.contentWindow?.postMessage({ type: 'nextech-sync-panel', ticket }, '*', [port2])
    const look = () => {
      // The panel takes presses from then on.
      if (isSteady()) port1.postMessage('steady')
      else if (!signal.aborted) setTimeout(look, lookMs)
    }
    look()
  })
}
