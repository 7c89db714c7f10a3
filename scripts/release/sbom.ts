import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library'
import { packageFolder } from './shipped-modules.ts'

/** What the lock file says of a package that is installed in a folder. */
interface Locked {
  version?: string
  integrity?: string
  license?: string
}

export interface Shipped {
  /** The project's folder. */
  root: string
  /** What the bundler put in (`shippedModules`). */
  modules: ReadonlySet<string>
  name: string
  version: string
  /** The archive's SHA-256, in hex. */
  sha256: string
}

/**
 * The bill of materials of an archive, as CycloneDX 1.6: each package of which code is in it, by version, licence, and the hash that the
 * lock file holds it to. No moment and no serial number is in it, so the same archive has the same bill. Throws where a package
 * is in no lock file.
 */
export function billOf({ root, modules, name, version, sha256 }: Shipped): string {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const folders = new Set([...modules].flatMap(id => packageFolder(id, root) ?? []))
  const components = [...folders].sort().map(folder => componentOf(folder, lock.packages[folder]))
  const product = new Models.Component(Enums.ComponentType.Application, name, {
    ...{ version, bomRef: `${name}@${version}` },
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256]]),
    dependencies: new Models.BomRefRepository(components.map(({ bomRef }) => bomRef)),
  })
  const bill = new Models.Bom({
    metadata: new Models.Metadata({ component: product }),
    components: new Models.ComponentRepository(components),
  })
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  return `${new Serialize.JsonSerializer(factory).serialize(bill, { sortLists: true, space: 2 })}\n`
}

function componentOf(folder: string, locked: Locked | undefined) {
  const full = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  if (!locked?.version || !locked.integrity) throw new Error(`${full} is shipped, and is in no lock file.`)
  const { version, integrity, license } = locked
  const [group, name] = full.startsWith('@') ? (full.split('/') as [string, string]) : [undefined, full]
  return new Models.Component(Enums.ComponentType.Library, name, {
    ...{ version, bomRef: `${full}@${version}`, purl: `pkg:npm/${full.replace('@', '%40')}@${version}` },
    ...(group && { group }),
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], hexOf(integrity, full)]]),
    licenses: new Models.LicenseRepository(license ? [licenceOf(license)] : []),
  })
}

/** `sha512-…` of the lock file in hex. */
function hexOf(integrity: string, of: string): string {
  const [, base64] = /^sha512-([\w+/]+=*)$/.exec(integrity) ?? []
  if (base64 === undefined) throw new Error(`The lock file holds ${of} to no SHA-512.`)
  return Buffer.from(base64, 'base64').toString('hex')
}

function licenceOf(text: string) {
  const isExpression = text.startsWith('(')
  if (SPDX.isSupportedSpdxId(text)) return new Models.SpdxLicense(text)
  return isExpression ? new Models.LicenseExpression(text) : new Models.NamedLicense(text)
}

/** The SHA-256 of a file, in hex. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
