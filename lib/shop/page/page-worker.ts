/** What is asked of the window whose page was read. */
export interface WorkerView {
  readonly navigator: { readonly serviceWorker?: { readonly controller: object | null } | undefined }
}

/**
 * Whether a service worker, which any script in the shop may leave there, may have answered in the shop's place what our
 * script asked for. Chromium asks none for scripts of extensions. Firefox does, tells nobody which answers are a worker's
 * (`workerStart` is 0), and gives such scripts alone a `wrappedJSObject`.
 */
export function mayBeOfWorker(view: WorkerView): boolean {
  return 'wrappedJSObject' in view && Boolean(view.navigator.serviceWorker?.controller)
}
