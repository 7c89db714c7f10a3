import type { ConfigurationReport } from '../../../lib/contract/panel.ts'
import type { SourceReport } from '../../../lib/contract/today.ts'
import { say as said } from '../../../lib/words/background-words.ts'
import { toldLine } from '../../../lib/words/told-words.ts'
import type { SettingsReady, SettingsView } from '../view.ts'

/** A made-up practice, signed in. */
export const settingsView: SettingsReady = {
  kind: 'ready',
  unusable: null,
  configuration: {
    mode: 'direct',
    posture: 'automatic',
    practice: { name: 'Sample Dermatology', timeZone: 'America/Chicago' },
    shops: [
      { origin: 'https://shop.example.com', reader: 'auto' },
      { origin: 'https://other.example.com', reader: 'auto' },
    ],
    cardTypes: { VI: 'Visa', MC: 'MasterCard' },
    user: 'api@sample.example.com',
    passwordHost: 'login.microsoftonline.com',
    isSupplied: false,
    lock: null,
    addresses: [],
  },
  backend: null,
  connectProblem: null,
  report: null,
  proposal: null,
  signedIn: true,
  signIn: null,
  missingOrigins: [],
  otherStation: false,
  sources: [
    { kind: 'page', origin: 'https://shop.example.com' },
    { kind: 'page', origin: 'https://other.example.com' },
  ],
  today: '2026-03-16',
}

const morning = Date.parse('2026-03-16T14:42:00Z')

/** A shop that is asked for its orders. */
export const restSource = {
  kind: 'rest',
  origin: 'https://other.example.com',
  address: 'https://other.example.com/rest/V1',
  readAt: morning,
  nextTryAt: morning + 300_000,
  trouble: null,
  unreadable: [],
} as const satisfies SourceReport

const withSource = (source: SourceReport): SettingsReady => ({
  ...settingsView,
  sources: [{ kind: 'page', origin: 'https://shop.example.com' }, source],
})

export const refused: ConfigurationReport = {
  accepted: false,
  lines: [
    'practice.timeZone: must be a time zone such as America/Chicago',
    'policy.undo: is not a known key',
  ],
  signIn: null,
}

export const accepted: ConfigurationReport = {
  accepted: true,
  lines: ['Practice: Sample Dermatology', '2 shops'],
  signIn: { state: 'signed-in', message: said('sign-in.done') },
}

/** A file with another API address that would post. */
export const proposal: NonNullable<SettingsReady['proposal']> = {
  kind: 'proposal',
  seen: 'a1',
  facts: [
    {
      ...{ group: 'hosts', path: 'nextech.apiBaseUrl', isLocked: true },
      before: 'https://select.nextech-api.com/api',
      after: 'https://select.nextech-api.com/api',
    },
    { group: 'shops', path: 'shops[https://shop.example.com]', before: null, after: 'yes', isLocked: false },
    { group: 'posture', path: 'posture', before: 'observe', after: 'automatic', isLocked: false },
    { group: 'practice', path: 'practice.name', before: 'Sample', after: 'Sample', isLocked: false },
    { group: 'policy', path: 'policy.undoSeconds', before: '5', after: null, isLocked: false },
  ],
  posture: 'automatic',
  posting: { orders: 12, cents: 123_400, newPatients: 3 },
}

const backend: NonNullable<SettingsReady['backend']> = {
  url: 'https://sync.example.com',
  state: { trouble: null, since: morning },
  station: {
    station: 'Front desk 1',
    person: { name: 'Sample Person', email: 'person@sample.example.com', role: 'staff' },
    practice: 'sample-practice',
  },
  pairing: null,
  waiting: 0,
}

/** As a browser sees it whose engine runs at a backend. */
function atBackend(change: Partial<typeof backend>): SettingsReady {
  const { configuration } = settingsView
  return {
    ...settingsView,
    configuration: configuration && {
      ...configuration,
      mode: 'backend',
      user: null,
      cardTypes: null,
      passwordHost: 'sync.example.com',
    },
    backend: { ...backend, ...change },
  }
}

/** A manager sees what the backend has, and may change it. */
const forManager: SettingsReady = {
  ...atBackend({}),
  configuration: settingsView.configuration && {
    ...settingsView.configuration,
    mode: 'backend',
    passwordHost: 'sync.example.com',
  },
  signedIn: true,
}

/** What an older version stored, or a policy names wrongly. */
const unusable: NonNullable<SettingsReady['unusable']> = {
  problems: [
    { path: 'practice.timeZone', reason: 'must be a time zone such as America/Chicago' },
    { path: 'shops.0.origin', reason: 'must be https (http only on this machine)' },
    { path: 'posture', reason: 'is missing' },
  ],
  isPolicy: false,
}

const notPaired = { state: { trouble: 'backend-not-paired', since: morning }, station: null } as const

/** Every state that Settings can be in. */
export const settingsSamples = {
  loading: { kind: 'loading' },
  'could not be read': { kind: 'failed', message: '' },
  'nothing configured': { ...settingsView, configuration: null, signedIn: false },
  'a file that cannot be used': { ...settingsView, configuration: null, signedIn: false, unusable },
  'a policy that cannot be used': {
    ...settingsView,
    configuration: null,
    signedIn: false,
    unusable: { ...unusable, isPolicy: true },
  },
  'signed in': settingsView,
  'signed out': { ...settingsView, signedIn: false },
  'sign-in refused': {
    ...settingsView,
    signedIn: false,
    signIn: {
      state: 'refused',
      message: toldLine(
        'The user name or the password is wrong: check both and sign in again. (AADSTS50126)',
      ),
    },
  },
  'signing in': { ...settingsView, signedIn: false, signIn: 'busy' },
  'checking a file': { ...settingsView, report: 'busy' },
  proposed: { ...settingsView, proposal },
  'some keys fixed': {
    ...settingsView,
    configuration: settingsView.configuration && {
      ...settingsView.configuration,
      locked: ['posture', 'nextech.apiBaseUrl'],
    },
  },
  imported: { ...settingsView, report: accepted },
  'import refused': { ...settingsView, report: refused },
  'orders by REST': withSource(restSource),
  'token refused': withSource({
    ...restSource,
    trouble: { code: 'token-refused', message: 'The consumer isn’t authorized (401)', since: morning },
  }),
  'orders not understood': withSource({
    ...restSource,
    unreadable: [
      { number: '100004001', field: 'total' },
      { number: null, field: 'number' },
    ],
  }),
  'backend: connected': atBackend({}),
  'backend: for a manager': forManager,
  'backend: not connected': atBackend(notPaired),
  'backend: shows a code': atBackend({
    ...notPaired,
    pairing: {
      code: 'WDJB-MJHT',
      address: 'https://sync.example.com/device',
      until: morning + 600_000,
    },
  }),
  'backend: no code to be had': {
    ...atBackend(notPaired),
    connectProblem: `${said('reason.backend-unreachable.cause')} ${said('reason.backend-unreachable.fix')}`,
  },
  'backend: does not answer': {
    ...atBackend({ state: { trouble: 'backend-unreachable', since: morning }, waiting: 3 }),
    isPostureTold: false,
  },
  'access missing': { ...settingsView, missingOrigins: ['https://other.example.com'] },
} as const satisfies Record<string, SettingsView>
