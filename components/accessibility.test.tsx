import { render } from '@testing-library/preact'
import axe from 'axe-core'
import type { ComponentChild } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { Popup } from './popup/popup.tsx'
import { popupSamples } from './popup/samples.ts'
import { ResolvePanel } from './resolve/resolve-panel.tsx'
import { panelEvents, panelSamples } from './resolve/samples.ts'
import { settingsSamples } from './settings/samples.ts'
import { SettingsPage } from './settings/settings-page.tsx'
import { staffSamples } from './staff/samples.ts'
import { StaffPage } from './staff/staff-page.tsx'
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
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })
  document.body.replaceChildren()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)])
}

describe('axe finds nothing wrong with', () => {
  it.each(Object.entries(popupSamples))('the popup: %s', async (_name, view) => {
    const events = { onOpenSettings: nothing, onSignIn: nothing, onSyncNow: nothing }
    expect(await violationsOf(<Popup view={view} settingsHref="#" {...events} />)).toEqual([])
  })

  it.each(Object.entries(panelSamples))('the panel: %s', async (_name, view) => {
    const panel = <ResolvePanel view={view} {...panelEvents(() => nothing)} />
    expect(await violationsOf(panel)).toEqual([])
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
    const shell = <WorkbenchShell hash="#/staff" routes={[{ id: 'staff', label: 'Needs staff', page }]} />
    expect(await violationsOf(shell, 'div')).toEqual([])
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
    const shell = <WorkbenchShell hash="" routes={[{ id: 'settings', label: 'Settings', page }]} />
    expect(await violationsOf(shell, 'div')).toEqual([])
  })
})
