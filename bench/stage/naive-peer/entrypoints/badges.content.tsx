import { render } from 'preact'
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { badgeCss } from '../../../../components/badge/badge-css.ts'

function Badge({ number }: { number: string }) {
  return (
    <>
      <span class="pill pending" title={`Order ${number}`}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 3.5V8l3 2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0" />
        </svg>
        Not set up yet
      </span>
      <button type="button" onClick={event => event.stopPropagation()}>
        Open
      </button>
    </>
  )
}

/** One root per row, as WXT's guide shows it; a change of the list draws every row's badge again. */
export default defineContentScript({
  matches: ['http://127.0.0.1/*'],
  cssInjectionMode: 'manual',
  async main(ctx) {
    const roots = new WeakMap<Element, HTMLElement>()
    const drawAll = async () => {
      for (const cell of document.querySelectorAll('#list tbody tr td:first-child')) {
        const number = cell.firstElementChild?.textContent ?? ''
        const root = roots.get(cell)
        if (root) render(<Badge number={number} />, root)
        else await mount(ctx, cell, number, roots)
      }
    }
    const list = document.querySelector('#list tbody')
    if (!list || document.querySelector('th')?.textContent !== 'Order #') return
    const options = { childList: true, characterData: true, subtree: true }
    const observer = new MutationObserver(async () => {
      observer.disconnect()
      await drawAll()
      observer.observe(list, options)
    })
    await drawAll()
    observer.observe(list, options)
  },
})

async function mount(
  ctx: ContentScriptContext,
  cell: Element,
  number: string,
  roots: WeakMap<Element, HTMLElement>,
): Promise<void> {
  const ui = await createShadowRootUi(ctx, {
    name: 'naive-badge',
    position: 'inline',
    anchor: cell,
    css: badgeCss,
    onMount: container => {
      roots.set(cell, container)
      render(<Badge number={number} />, container)
    },
  })
  ui.mount()
}
