import { render, screen } from '@testing-library/preact'
import axe from 'axe-core'
import type { ComponentChild, ComponentType } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { DuplicatesPage } from './duplicates/duplicates-page.tsx'
import { duplicatesSamples } from './duplicates/samples.ts'
import { Popup } from './popup/popup.tsx'
import { popupSamples } from './popup/samples.ts'
import { ResolvePanel } from './resolve/resolve-panel.tsx'
import { panelSamples } from './resolve/samples.ts'
import { settingsSamples } from './settings/samples.ts'
import { SettingsPage } from './settings/settings-page.tsx'
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
  if (landmark === 'div') await screen.findByRole('heading', { level: 1 })
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
    const events = { onOpenSettings: nothing, onSignIn: nothing, onSyncNow: nothing }
    expect(await violationsOf(<Popup view={view} settingsHref="#" {...events} />)).toEqual([])
  })

  it.each(Object.entries(panelSamples))('the panel: %s', async (_name, view) => {
    const events = { onUndo: nothing, onRetry: nothing, onClose: nothing }
    const panel = <ResolvePanel view={view} onChoose={nothing} onNewPatient={nothing} {...events} />
    expect(await violationsOf(panel)).toEqual([])
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
      onCancel: nothing,
      onQuery: nothing,
      onExport: nothing,
    }
    const page = () => <DuplicatesPage view={view} {...events} />
    expect(await violationsOf(<Shell id="duplicates" page={page} />, 'div')).toEqual([])
  })
})
