import { policyIds } from './policy-ids.ts'

export interface PolicyValues {
  /** The id that the store gave; Edge's own store gives another. */
  chromeId: string
  edgeId: string
  /** What `storage.managed` holds: the configuration, whole or in part, without the password. */
  configuration: object
  /** False = nobody imports a configuration file on this computer. */
  allowImport: boolean
}

/** What the browsers are told beside the extension itself: nothing leaves by their own services, and no window goes unlogged. */
const chromeHardening = {
  IncognitoModeAvailability: 1,
  SpellCheckServiceEnabled: 0,
  MetricsReportingEnabled: 0,
}
const edgeHardening = {
  InPrivateModeAvailability: 1,
  MicrosoftEditorProofingEnabled: 0,
  DiagnosticData: 0,
}
/** 2 would close the developer tools everywhere; 0 closes them for extensions that a policy installed, and so for our pages. */
const developerTools = 0

interface Browser {
  name: string
  registry: string
  macDomain: string
  linuxFile: string
  updates: string
  idOf: (values: PolicyValues) => string
  hardening: Record<string, number>
}

const browsers: readonly Browser[] = [
  {
    name: 'chrome',
    registry: 'Google\\Chrome',
    macDomain: 'com.google.Chrome',
    linuxFile: 'chrome-linux.json',
    updates: policyIds.chromeUpdates,
    idOf: ({ chromeId }) => chromeId,
    hardening: chromeHardening,
  },
  {
    name: 'edge',
    registry: 'Microsoft\\Edge',
    macDomain: 'com.microsoft.Edge',
    linuxFile: 'edge-linux.json',
    updates: policyIds.edgeUpdates,
    idOf: ({ edgeId }) => edgeId,
    hardening: edgeHardening,
  },
]

/** The policy files for administrators, by their names: install, configure and lock down, for each browser and system. */
export function policyFiles(values: PolicyValues): Record<string, string> {
  const own = browsers.flatMap(browser => [
    [`${browser.name}-windows.reg`, registryFile(browser, values)] as const,
    [`${browser.name}-macos.mobileconfig`, mobileConfig(browser, values)] as const,
    [browser.linuxFile, linuxJson(browser, values)] as const,
  ])
  return Object.fromEntries([...own, ['firefox-policies.json', firefoxJson(values)]])
}

const managedOf = ({ allowImport, configuration }: PolicyValues) => ({ allowImport, configuration })

/** Windows holds what is no number as text; the browser reads objects in it as JSON. */
function registryFile({ registry, updates, idOf, hardening }: Browser, values: PolicyValues): string {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${registry}`
  const id = idOf(values)
  const numbers = Object.entries({ ...hardening, DeveloperToolsAvailability: developerTools })
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${root}]`,
    ...numbers.map(([name, value]) => `"${name}"=dword:${value.toString(16).padStart(8, '0')}`),
    '',
    `[${root}\\ExtensionInstallForcelist]`,
    `"1"=${quoted(`${id};${updates}`)}`,
    '',
    `[${root}\\3rdparty\\extensions\\${id}\\policy]`,
    `"allowImport"=dword:0000000${Number(values.allowImport)}`,
    `"configuration"=${quoted(JSON.stringify(values.configuration))}`,
    '',
  ]
  return lines.join('\r\n')
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

function linuxJson({ updates, idOf, hardening }: Browser, values: PolicyValues): string {
  const id = idOf(values)
  return json({
    ...Object.fromEntries(Object.entries(hardening).map(([name, value]) => [name, asJson(name, value)])),
    DeveloperToolsAvailability: developerTools,
    ExtensionInstallForcelist: [`${id};${updates}`],
    '3rdparty': { extensions: { [id]: managedOf(values) } },
  })
}

/** Switches are numbers in the registry, and true or false in JSON and in property lists. */
const switches = ['SpellCheckServiceEnabled', 'MetricsReportingEnabled', 'MicrosoftEditorProofingEnabled']
const asJson = (name: string, value: number) => (switches.includes(name) ? value === 1 : value)

/** Two payloads: the browser's own policies, and those that it hands on to the extension. */
function mobileConfig({ name, macDomain, updates, idOf, hardening }: Browser, values: PolicyValues): string {
  const id = idOf(values)
  const payload = (domain: string, number: number, content: object) => ({
    PayloadType: domain,
    PayloadIdentifier: `${policyIds.profile}.${name}.${number}`,
    PayloadUUID: policyIds.uuids[name]?.[number],
    PayloadVersion: 1,
    PayloadEnabled: true,
    ...content,
  })
  const own = Object.fromEntries(Object.entries(hardening).map(([key, value]) => [key, asJson(key, value)]))
  const profile = {
    PayloadType: 'Configuration',
    PayloadIdentifier: `${policyIds.profile}.${name}`,
    PayloadUUID: policyIds.uuids[name]?.[0],
    PayloadVersion: 1,
    PayloadDisplayName: `Nextech sync for DermPRO in ${name === 'edge' ? 'Edge' : 'Chrome'}`,
    PayloadScope: 'System',
    PayloadContent: [
      payload(macDomain, 1, {
        ...own,
        DeveloperToolsAvailability: developerTools,
        ExtensionInstallForcelist: [`${id};${updates}`],
      }),
      payload(`${macDomain}.extensions.${id}`, 2, managedOf(values)),
    ],
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">\n${plist(profile, '')}\n</plist>\n`,
  ].join('\n')
}

function plist(value: unknown, indent: string): string {
  const inner = `${indent}  `
  if (typeof value === 'boolean') return `${indent}<${value}/>`
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`
  if (Array.isArray(value))
    return `${indent}<array>\n${value.map(each => plist(each, inner)).join('\n')}\n${indent}</array>`
  const pairs = Object.entries(value as object).map(
    ([key, each]) => `${inner}<key>${escaped(key)}</key>\n${plist(each, inner)}`,
  )
  return `${indent}<dict>\n${pairs.join('\n')}\n${indent}</dict>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function firefoxJson(values: PolicyValues): string {
  const { firefoxId, firefoxUpdates } = policyIds
  return json({
    policies: {
      ExtensionSettings: {
        [firefoxId]: {
          installation_mode: 'force_installed',
          install_url: firefoxUpdates,
          private_browsing: false,
        },
      },
      DisablePrivateBrowsing: true,
      DisableTelemetry: true,
      '3rdparty': { Extensions: { [firefoxId]: managedOf(values) } },
    },
  })
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
