import { describe, expect, it } from 'vitest'
import { knownEmail } from './known-values.ts'

describe('rules 4: an e-mail of nobody is missing', () => {
  it.each([
    'none@gmail.com',
    'None@None.com',
    'noemail@example.com',
    'no-email@practice.com',
    'no.email@practice.com',
    'no_email1@practice.com',
    'nomail@x.org',
    'noreply@shop.com',
    'NO-REPLY+123@shop.com',
    'do-not-reply@shop.com',
    'donotreply@shop.com',
    'test@test.com',
    'test2@gmail.com',
    'n/a@n/a.com',
    'unknown@unknown.com',
    'declined@practice.com',
    'not.provided@practice.com',
    'sincorreo@gmail.com',
    'sin-email@hotmail.com',
    'keine@web.de',
    'ann@noemail.com',
    'ann@shop.invalid',
    'none',
    'ann@example.com, bob@example.com',
    'ann@example.com;bob@example.com',
    'ann @example.com',
    'Ann <ann@example.com>',
    'mailto:ann@example.com',
    'ann@@example.com',
    '@example.com',
    ' ',
    ...['a@a.com', 'x@x.x', 'x@y.com', 'aa@aa.com', 'abc@abc.com', 'xyz@xyz.net', '123@123.com', 'me@me.com'],
    ...[
      'email@email.com',
      'asdf@asdf.com',
      'asdasd@gmail.com',
      'qwerty@yahoo.com',
      'xxxx@gmail.com',
      '0@0.com',
    ],
    ...[
      'walkin@dermpro.com',
      'walk-in@gmail.com',
      'Walk.In2@clinic.org',
      'walkincustomer@shop.com',
      'walkins@x.org',
    ],
    ...[
      'none@none.com',
      'noemail@noemail.com',
      'no@no.com',
      'no@email.com',
      'nope@nope.com',
      'nobody@nowhere.com',
    ],
    ...[
      'no.email.given@x.org',
      'noemailonfile@x.org',
      'noemailaddress@x.org',
      'pt-no-email@x.org',
      'noneprovided@x.org',
    ],
    ...[
      'declined@gmail.com',
      'patient.declined@x.org',
      'decline@x.org',
      'declinedtoprovide@x.org',
      'ann@declined.com',
    ],
    ...['refused@gmail.com', 'refused-email@x.org', 'pt_refused@x.org', 'refuse@x.org', 'doesnothave@x.org'],
    ...[
      'na@na.com',
      'n.a.@gmail.com',
      'unknown@gmail.com',
      'unknown12@x.org',
      'unknownemail@x.org',
      'idk@idk.com',
    ],
    ...[
      'test@test.com',
      'testpatient@x.org',
      'test.order@x.org',
      'test123@test.com',
      'ann@test.com',
      'ann@x.test',
    ],
    ...['frontdesk@dermclinic.com', 'front-desk@dermclinic.com', 'Front.Office@x.org', 'reception@x.org'],
    ...[
      'receptionist2@x.org',
      'recepción@clinica.mx',
      'empfang@praxis.de',
      'appointments@x.org',
      'patient@x.org',
    ],
    ...['guest@shop.com', 'customer@shop.com', 'user@domain.com', 'no-tiene-correo@x.mx', 'keine-email@x.de'],
    ...['ann@example', 'ann@example.c', 'ann@localhost'],
  ])('%j', email => {
    expect(knownEmail(email)).toBeUndefined()
  })

  it.each([
    'nonette@example.com',
    'testa@example.com',
    'test.pilot@example.com',
    'nora.mail@example.com',
    'tester.lopez@example.com',
    'ann@none.org.uk',
    'x@example.com',
    'info@example.com',
    ...[
      'walker@example.com',
      'walkinshaw@example.com',
      'nathan@example.com',
      'alan@a.com',
      'na85@example.com',
    ],
    ...['nancy@example.com', 'noel@noel.com', 'bob@bob.com', 'noemi@example.com', 'norma@example.com'],
    ...[
      'deklan@example.com',
      'frontera@example.com',
      'desmond@example.com',
      'guestin@example.com',
      'me@smith.com',
    ],
    ...[
      'unger@example.com',
      'novak@example.com',
      'nonnie@nonnie.com',
      'testa1@example.com',
      'nada@example.com',
    ],
    ...[
      'email@smith.com',
      'saad@example.com',
      'abcarter@example.com',
      'nora@no-ma.com',
      'patience@example.com',
    ],
    ...[
      'ann@testing-labs.com',
      'ann@xn--mller-kva.de',
      'ann@clinic.xn--p1ai',
      'keinan@example.com',
      'aude@example.com',
    ],
  ])('but %j is somebody’s', email => {
    expect(knownEmail(` ${email.toUpperCase()}`)).toBe(email)
  })

  it('nothing told is missing', () => {
    expect(knownEmail(null)).toBeUndefined()
  })
})
