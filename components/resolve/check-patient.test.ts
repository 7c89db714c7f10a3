import { describe, expect, it } from 'vitest'
import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { checkPatient, trimmed } from './check-patient.ts'
import { order } from './stories/samples.ts'

const today = '2026-03-16'
const check = (change: Partial<PatientForm>) => checkPatient({ ...order.customer, ...change }, today)

describe('checkPatient', () => {
  it('finds nothing wrong with a whole patient', () => {
    expect(check({})).toEqual({})
  })

  it('asks for every field, and takes spaces for nothing', () => {
    expect(check({ firstName: '', postalCode: '  ' })).toEqual({
      firstName: 'required',
      postalCode: 'required',
    })
  })

  it.each(['n/a', 'null', '-'])('takes %s for no name', lastName => {
    expect(check({ lastName })).toEqual({ lastName: 'required' })
  })

  it.each([
    '2144',
    '214 555 014',
    '+44 20 7946 0958',
    '2 214 555 0142',
    'call 214 563 0142',
    '214-555-0142',
    '123-456-7890',
  ])('refuses phone %s', phone => {
    expect(check({ phone })).toEqual({ phone: 'phone' })
  })

  it.each(['2145630142', '(214) 563-0142', '+1 214-563-0142', '214.563.0142'])('takes phone %s', phone => {
    expect(check({ phone })).toEqual({})
  })

  it.each(['1899-12-31', '1900-01-01', '1980-02-30', '01/02/1980', '1980'])(
    'refuses birth date %s',
    birthDate => {
      expect(check({ birthDate })).toEqual({ birthDate: 'birthDate' })
    },
  )

  it.each(['2026-03-16', '2027-01-01'])('says of birth date %s that it is still to come', birthDate => {
    expect(check({ birthDate })).toEqual({ birthDate: 'birthDateFuture' })
  })

  it('says of a ZIP code of four digits what may have happened', () => {
    expect(check({ postalCode: '2134' })).toEqual({ postalCode: 'zipShort' })
  })

  it.each(['2026-03-15', '1921-01-01', '2000-02-29'])('takes birth date %s', birthDate => {
    expect(check({ birthDate })).toEqual({})
  })

  it.each(['752', '752055', '00000', '12345', 'K1A 0B1', '75205-12'])('refuses ZIP code %s', postalCode => {
    expect(check({ postalCode })).toEqual({ postalCode: 'postalCode' })
  })

  it.each(['75205', '75205-1234', '752051234'])('takes ZIP code %s', postalCode => {
    expect(check({ postalCode })).toEqual({})
  })

  it.each(['testa', 'testa@', 'testa@example', 'a b@example.com', 'noreply@example.com'])(
    'refuses e-mail %s',
    email => {
      expect(check({ email })).toEqual({ email: 'email' })
    },
  )

  it('trims what is handed on', () => {
    expect(trimmed({ ...order.customer, firstName: ' Testa ' })).toEqual(order.customer)
  })
})
