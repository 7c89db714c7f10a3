import type { Page } from 'playwright-core'
import { openPanel } from './steps.ts'

/** Resolves an order as staff do: RESOLVE in the list, the patient in the panel, no undo. */
export async function resolveOrder(
  page: Page,
  shop: string,
  number: string,
  chartNumber: string,
): Promise<void> {
  const panel = await openPanel(page, shop, number)
  const card = panel.getByRole('article').filter({ hasText: new RegExp(`Chart ${chartNumber}(?!\\d)`) })
  await card.getByRole('button', { name: /^Choose/ }).click()
  await panel
    .getByText(/Posting in|Undo/)
    .first()
    .waitFor()
}
