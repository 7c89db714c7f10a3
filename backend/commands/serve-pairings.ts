import type { PeopleApp } from '../http/people-app.ts'
import { approvePairing, beginPairing, endPairing, refusePairing, showPairing } from '../people/pairings.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'
import { tellManagers } from './tell-managers.ts'

type PairingApp = Pick<
  PeopleApp,
  'beginPairing' | 'showPairing' | 'approvePairing' | 'refusePairing' | 'endPairing'
>

/** How stations are let in by a code, over the database. */
export function servePairings(backend: OpenBackend): PairingApp {
  const { db } = backend
  return {
    beginPairing: (name, whence) => beginPairing(db, name, whence),
    showPairing: (person, code) => showPairing(db, person, code),
    async approvePairing(person, code) {
      const station = await approvePairing(db, person, code)
      if (station === undefined) return undefined
      await tellOfPeople(backend, person.practiceId, 'people.connected')
      tellManagers(backend, person, { kind: 'station', station })
      return station
    },
    async refusePairing(person, code) {
      const isRefused = await refusePairing(db, person, code)
      if (isRefused) await tellOfPeople(backend, person.practiceId, 'people.station-refused')
      return isRefused
    },
    endPairing: device => endPairing(db, device),
  }
}
