import { render, screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { Causes } from './causes.tsx'
import { Differences } from './differences.tsx'
import { knownFrom } from './known.ts'
import { reconciliationSamples } from './stories/samples.ts'
import { Summary } from './summary.tsx'

it('says nothing of a difference before the ledger is read', () => {
  const sample = reconciliationSamples['no orders, and no ledger']
  if (sample?.read.kind !== 'ready') throw new Error('no answer to show')
  const { answer } = sample.read
  render(
    <>
      <Causes causes={[]} sums={answer.report.sums} isWhole={false} />
      <Differences
        differences={[]}
        knownFrom={knownFrom(answer)}
        isWhole={false}
        reason=""
        onReason={() => {}}
        cardRef={null}
        shopHref=""
        addresses={{}}
        syncing={false}
        onSyncNow={() => {}}
      />
      <Summary answer={answer} onPrint={() => {}} onSummary={() => {}} />
    </>,
  )
  expect(screen.queryByText(/^Nothing differs|^Nothing to explain/)).toBeNull()
  expect(screen.getAllByText(/^Whether the sums agree is not known/)).toHaveLength(3)
})
