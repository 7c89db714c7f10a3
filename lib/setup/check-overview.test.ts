import { describe, expect, it } from 'vitest'
import { openClinic, shop } from '../../tests/fixtures/doctor.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { Health } from '../domain/health.ts'

const well: Health = { provenAt: 1, trouble: null, setupFault: null, station: null }

describe('what the article promises', () => {
  it.each<[posture: Configuration['posture'], health: Partial<Health>, finding: string, reason?: string]>([
    ['automatic', {}, 'green automatic'],
    ['resolve', {}, 'green by-staff'],
    ['observe', {}, 'unknown observe'],
    ['automatic', { paused: { since: 1, by: 'Dana' } }, 'red held', 'paused'],
    ['automatic', { moved: { since: 1 } }, 'red held', 'moved'],
    ['resolve', { station: { since: 1, otherPayment: '90200' } }, 'red held', 'other-station'],
    [
      'automatic',
      { trouble: { code: 'signed-out', message: '', since: 1, nextTryAt: null } },
      'red held',
      'signed-out',
    ],
    ['automatic', { setupFault: { what: 'location-missing', detail: '' } }, 'red held', 'location-missing'],
    ['automatic', { readsFirst: true }, 'red held', 'ledger-first'],
  ])('%s with %j: posting is %s', async (posture, change, finding, reason) => {
    const clinic = await openClinic({ configure: c => ({ ...c, posture }) })
    const findings = await clinic.run({ store: { health: async () => ({ ...well, ...change }) } })
    expect(findings.of('posting')).toBe(finding)
    expect(findings.get('posting').values.reason).toBe(reason)
  })

  it.each([
    [true, 'green created'],
    [false, 'green by-staff'],
  ])('new accounts, createPatients %s: %s', async (createPatients, finding) => {
    const clinic = await openClinic({ configure: c => ({ ...c, policy: { ...c.policy, createPatients } }) })
    expect((await clinic.run()).of('new-patients')).toBe(finding)
  })

  it.each([
    ['no script', { scripted: async () => [] }, 'red not-shown'],
    ['no access', { unreachable: async () => [shop] }, 'red not-shown'],
    ['both there', {}, 'green shown'],
  ])('status in Shop Manager, %s: %s', async (_what, browser, finding) => {
    expect((await (await openClinic()).run({ browser })).of('shop-manager')).toBe(finding)
  })

  it.each([
    ['Claim', '403', 'quotes', 'red not-read'],
    ['Claim', '404', 'quotes', 'red not-read'],
    ['Patient', '403', 'quotes', 'unknown unread'],
    ['Patient', '403', 'api-access', 'green granted'],
    ['Location', '403', 'location-allowed', 'unknown unread'],
    ['Practitioner', '403', 'linked-user', 'unknown unread'],
  ])('%s answers %s: %s is %s', async (resource, fault, check, finding) => {
    const clinic = await openClinic()
    await clinic.control('break', { endpoint: `GET ${resource}`, fault, times: 20 })
    expect((await clinic.run()).of(check)).toBe(finding)
  })

  it('another practice’s id is no API access', async () => {
    const clinic = await openClinic({
      configure: c => ({ ...c, nextech: { ...c.nextech, practiceId: 'another' } }),
    })
    expect((await clinic.run()).of('api-access')).toBe('red no-rights')
  })

  it('API access cannot be known while nobody is signed in', async () => {
    const findings = await (await openClinic({ signedIn: false })).run()
    expect(findings.of('api-access')).toBe('unknown unread')
  })

  it('the location is a General one where Nextech takes it as a patient’s own', async () => {
    expect((await (await openClinic()).run()).of('location-kind')).toBe('green general')
    const other = await openClinic()
    await other.control('location', { active: false })
    expect((await other.run()).of('location-kind')).toMatch(/general|stated/)
  })

  it.each([
    [{ kind: 'right', orders: 4 } as const, 'green right'],
    [{ kind: 'wrong', days: ['2026-03-16'] } as const, 'red wrong'],
    [{ kind: 'counting' } as const, 'unknown unread'],
  ])('reports with sums %j: %s', async (facts, finding) => {
    const findings = await (await openClinic()).run({ store: { proveAggregates: async () => facts } })
    expect(findings.of('reports')).toBe(finding)
  })
})
