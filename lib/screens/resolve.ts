import type { ReadonlySignal } from '@preact/signals'
import type { PanelEvents, PanelView } from '../../components/resolve/view.ts'
import { Panel, type ResolveOptions } from './open-panel.ts'

export interface ResolveScreen {
  view: ReadonlySignal<PanelView>
  events: PanelEvents
}

/** The resolve panel of one ticket after the other: what it shows, and what a person decides in it. */
export function createResolveScreen(ticket: string, options: ResolveOptions): ResolveScreen {
  const panel = new Panel(ticket, options)
  if (ticket !== '') panel.start(options.signal ?? new AbortController().signal)
  return { view: panel.view, events: eventsOf(panel, options.close) }
}

function eventsOf(panel: Panel, close: () => void): PanelEvents {
  return {
    onChoose: (uid, others) => void panel.choose(uid, others),
    onNewPatient: completion => void panel.addPatient(completion),
    onPostAnyway: uid => void panel.choose(uid, [], true),
    onNewPatientAnyway: completion => void panel.addPatient(completion, true),
    onUndo: () => void panel.undo(),
    onSearch: text => void panel.search(text),
    onFindPayment: text => void panel.findPayment(text),
    onLink: paymentId => void panel.link(paymentId),
    onSettle: word => void panel.say(word),
    onReopen: () => void panel.say(null),
    onDeny: uid => void panel.remember('panel-bg/deny', uid),
    onAllow: uid => void panel.remember('panel-bg/allow', uid),
    onForget: () => void panel.forget(),
    onLater: () => panel.settle({ step: { kind: 'left' } }),
    onNext: () => void panel.next(),
    onOpenQueue: () => void panel.openWorkbench('panel-bg/open-queue'),
    onHistory: () => void panel.openWorkbench('panel-bg/open-history'),
    onRetry: () => void panel.load(),
    onClose: close,
  }
}
