import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    axe: { run(context: string): Promise<AxeResults> }
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong in a page or a frame, a line each. Evaluated, because the pages' CSP lets no script in. */
export async function violations(target: Page | Frame, context = 'html'): Promise<string[]> {
  await atRest(target)
  await target.evaluate(source)
  const results = await target.evaluate(at => window.axe.run(at), context)
  expect(results.passes.length).toBeGreaterThan(5)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** Colours that are still changing are neither of the two that are to be judged. */
async function atRest(target: Page | Frame): Promise<void> {
  await target.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(resolve))
    const changes = document.getAnimations().filter(animation => animation instanceof CSSTransition)
    await Promise.allSettled(changes.map(({ finished }) => finished))
  })
}
