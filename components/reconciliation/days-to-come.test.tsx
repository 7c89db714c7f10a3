import { render, screen, within } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { ReconciliationPage } from './reconciliation-page.tsx'
import { reconciliationEvents } from './stories/reconciliation.stories.tsx'
import { reconciliationSamples, sampleAnswer } from './stories/samples.ts'

const nothing = { taken: 0, posted: 0, ledger: 0 }

it.each([
  ['without money are not listed', nothing, ['Mar 15, 2026', 'Mar 16, 2026']],
  ['with money are', { ...nothing, ledger: 5_00 }, ['Mar 15, 2026', 'Mar 16, 2026', 'Mar 17, 2026']],
])('days to come %s', (_, sums, listed) => {
  const { ready } = reconciliationSamples
  if (!ready) throw new Error('no sample')
  const byDay = [...sampleAnswer.report.byDay, { day: '2026-03-17', ...sums }]
  const answer = { ...sampleAnswer, report: { ...sampleAnswer.report, byDay } }
  render(
    <ReconciliationPage view={{ ...ready, read: { kind: 'ready', answer } }} {...reconciliationEvents} />,
  )
  const days = within(screen.getByRole('region', { name: 'By day' })).getAllByRole('rowheader')
  expect(days.map(each => each.textContent)).toEqual([...listed, 'Total'])
})
