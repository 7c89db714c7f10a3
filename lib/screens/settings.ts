import { type ReadonlySignal, signal } from '@preact/signals'
import type { SettingsEvents, SettingsReady, SettingsView } from '../../components/settings/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { onPermissionChange, requestAccess, unreachable } from '../browser/permissions.ts'
import { watchSignedIn } from '../browser/session.ts'
import { onConfigurationChange, readConfiguration } from '../browser/settings.ts'
import { addressesOf } from '../domain/configuration.ts'

const empty: SettingsReady = {
  kind: 'ready',
  configuration: null,
  report: null,
  signedIn: false,
  signIn: null,
  missingOrigins: [],
  otherStation: false,
  sources: [],
  today: '',
}

/** Settings: what is configured, live, and the one file that changes it. */
export function createSettingsScreen(): { view: ReadonlySignal<SettingsView>; events: SettingsEvents } {
  const view = signal<SettingsView>({ kind: 'loading' })
  let signedIn = false
  const show = (change: Partial<SettingsReady>) => {
    view.value = { ...(view.value.kind === 'ready' ? view.value : empty), signedIn, ...change }
  }

  async function read(): Promise<void> {
    const configuration = (await readConfiguration()) ?? null
    const today = await sendToBackground('ext-bg/today', {})
    const station = today?.ok ? today.value?.health.station : undefined
    const otherStation = Boolean(station?.otherPayment)
    show({
      configuration,
      otherStation,
      sources: (today?.ok && today.value?.sources) || [],
      today: (today?.ok && today.value?.totals.day) || '',
      missingOrigins: await unreachable(configuration ? addressesOf(configuration) : []),
    })
  }

  async function importFile(file: File): Promise<void> {
    show({ report: 'busy' })
    const reply = await sendToBackground('ext-bg/import-configuration', { json: await file.text() })
    const failed = { accepted: false, lines: [reply?.ok === false ? reply.error.message : ''], signIn: null }
    show({ report: reply?.ok ? reply.value : failed, signIn: null })
    await read()
  }

  async function signIn(password: string): Promise<void> {
    show({ signIn: 'busy' })
    const reply = await sendToBackground('ext-bg/sign-in', { password })
    const message = reply?.ok === false ? reply.error.message : ''
    show({ signIn: reply?.ok ? reply.value : { state: 'unreachable', message } })
  }

  async function exportFile(): Promise<void> {
    const reply = await sendToBackground('ext-bg/export-configuration', {})
    if (reply?.ok && reply.value.json) saveFile('nextech-sync.json', 'application/json', reply.value.json)
  }

  function allow(): void {
    if (view.value.kind === 'ready') void requestAccess(view.value.missingOrigins).then(read)
  }

  onConfigurationChange(() => void read())
  onChanged(() => void read())
  onPermissionChange(() => void read())
  watchSignedIn(now => {
    signedIn = now
    if (view.value.kind === 'ready') show({})
  })
  void read()
  return {
    view,
    events: {
      onImport: file => void importFile(file),
      onExport: () => void exportFile(),
      onSignIn: password => void signIn(password),
      onAllow: allow,
      onClaimStation: () => void sendToBackground('ext-bg/claim-station', {}).then(read),
    },
  }
}
