import { render, screen } from '@testing-library/preact'
import axe from 'axe-core'
import type { ComponentChild, ComponentType } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { ActivityPage } from './activity/activity-page.tsx'
import { activitySamples } from './activity/stories/samples.ts'
import { DuplicatesPage } from './duplicates/duplicates-page.tsx'
import { duplicatesSamples } from './duplicates/stories/samples.ts'
import { Popup } from './popup/popup.tsx'
import { popupSamples } from './popup/stories/samples.ts'
import { ReconciliationPage } from './reconciliation/reconciliation-page.tsx'
import { reconciliationSamples } from './reconciliation/stories/samples.ts'
import { ResolvePanel } from './resolve/resolve-panel.tsx'
import { panelEvents, panelSamples } from './resolve/stories/samples.ts'
import { ProfilesCard } from './settings/profiles-card.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { profilesSamples } from './settings/stories/profiles-samples.ts'
import { settingsSamples } from './settings/stories/samples.ts'
import { SetupPage } from './setup/setup-page.tsx'
import { setupSamples } from './setup/stories/samples.ts'
import { StaffPage } from './staff/staff-page.tsx'
import { staffSamples } from './staff/stories/samples.ts'
import { checkSamples } from './teach-check/stories/samples.ts'
import { TeachCheck } from './teach-check/teach-check.tsx'
import type { RouteId } from './workbench/route.ts'
import { WorkbenchShell } from './workbench/workbench-shell.tsx'

const nothing = () => undefined

beforeEach(() => {
  // What the entrypoints' index.html gives around the page.
  document.documentElement.lang = 'en'
  document.title = 'Sample'
})

/** Contrast needs a real layout, which happy-dom has not; it is measured in a browser. */
async function violationsOf(page: ComponentChild, landmark: 'main' | 'div' = 'main') {
  render(page, { container: document.body.appendChild(document.createElement(landmark)) })
  // A page of the workbench comes a moment after its frame.
  if (landmark === 'div') await screen.findAllByRole('heading', { level: 1 })
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })
  document.body.replaceChildren()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)])
}

function Shell({ id, page }: { id: RouteId; page: ComponentType }) {
  const load = () => Promise.resolve({ default: page })
  return <WorkbenchShell hash={`#/${id}`} routes={[{ id, label: id, load }]} />
}

describe('axe finds nothing wrong with', () => {
  it.each(Object.entries(popupSamples))('the popup: %s', async (_name, view) => {
    const events = {
      onOpen: nothing,
      onOpenSettings: nothing,
      onSignIn: nothing,
      onSyncNow: nothing,
      onTeach: nothing,
    }
    expect(await violationsOf(<Popup view={view} {...events} />)).toEqual([])
  })

  it.each(Object.entries(panelSamples))('the panel: %s', async (_name, view) => {
    const panel = <ResolvePanel view={view} {...panelEvents(() => nothing)} />
    expect(await violationsOf(panel)).toEqual([])
  })

  it.each(Object.entries(checkSamples))('what was understood of a page: %s', async (_name, view) => {
    const events = { onSave: nothing, onAgain: nothing, onClose: nothing }
    expect(await violationsOf(<TeachCheck view={view} {...events} />)).toEqual([])
  })

  it.each(Object.entries(profilesSamples))('the taught pages: %s', async (_name, view) => {
    const events = { onImport: nothing, onExport: nothing, onDelete: nothing }
    const card = (
      <>
        <h1>Settings</h1>
        <ProfilesCard view={view} {...events} />
      </>
    )
    expect(await violationsOf(card)).toEqual([])
  })

  it.each(Object.entries(staffSamples))('Needs staff in the workbench: %s', async (_name, view) => {
    const events = {
      onOpen: nothing,
      onLookAgain: nothing,
      onSaveName: nothing,
      onShowMemory: nothing,
      onForget: nothing,
    }
    const page = () => (
      <StaffPage view={view} {...events}>
        <ResolvePanel view={panelSamples.choosing} {...panelEvents(() => nothing)} />
      </StaffPage>
    )
    expect(await violationsOf(<Shell id="staff" page={page} />, 'div')).toEqual([])
  })

  it.each(Object.entries(settingsSamples))('Settings in the workbench: %s', async (_name, view) => {
    const events = {
      onImport: nothing,
      onExport: nothing,
      onSignIn: nothing,
      onAllow: nothing,
      onClaimStation: nothing,
    }
    const page = () => <SettingsPage view={view} {...events} />
    expect(await violationsOf(<Shell id="settings" page={page} />, 'div')).toEqual([])
  })

  it.each(Object.entries(duplicatesSamples))('the duplicate audit: %s', async (_name, view) => {
    const events = {
      onFile: nothing,
      onColumn: nothing,
      onPhone: nothing,
      onStart: nothing,
      onRead: nothing,
      onPause: nothing,
      onGoOn: nothing,
      onForget: nothing,
      onCancel: nothing,
      onQuery: nothing,
      onExport: nothing,
    }
    const page = () => <DuplicatesPage view={view} {...events} />
    expect(await violationsOf(<Shell id="duplicates" page={page} />, 'div')).toEqual([])
  })

  it.each(Object.entries(reconciliationSamples))('the reconciliation: %s', async (_name, view) => {
    const events = {
      onRange: nothing,
      onRetry: nothing,
      onReadLedger: nothing,
      onSyncNow: nothing,
      onExport: nothing,
      onPrint: nothing,
      onFile: nothing,
      onCompare: nothing,
      onCancel: nothing,
    }
    const page = () => <ReconciliationPage view={view} {...events} />
    expect(await violationsOf(<Shell id="reconciliation" page={page} />, 'div')).toEqual([])
  })

  it.each(Object.entries(setupSamples))('Setup in the workbench: %s', async (_name, view) => {
    const events = { onRun: nothing, onCopy: nothing, onTest: nothing, onLook: nothing }
    const page = () => <SetupPage view={view} {...events} />
    expect(await violationsOf(<Shell id="setup" page={page} />, 'div')).toEqual([])
  })

  it.each(Object.entries(activitySamples))('Activity in the workbench: %s', async (_name, view) => {
    const events = {
      onFilter: nothing,
      onOlder: nothing,
      onNewest: nothing,
      onProve: nothing,
      onStopProof: nothing,
      onExport: nothing,
    }
    const page = () => <ActivityPage view={view} {...events} />
    expect(await violationsOf(<Shell id="activity" page={page} />, 'div')).toEqual([])
  })
})
