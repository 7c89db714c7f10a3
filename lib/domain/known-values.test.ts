import { describe, expect, it } from 'vitest'
import { isMadeUpName, isNearDay, knownBirthDate, knownPhone, knownPostalCode } from './known-values.ts'

describe('rules 4: a phone of nobody is missing', () => {
  it.each([
    '000-000-0000',
    '(999) 999-9999',
    '+1 555 555 5555',
    '123-456-7890',
    '(012) 345-6789',
    '0123456789',
    '1-234-567-8901',
    '987-654-3210',
    '9876543210 x5',
    '345.678.9012',
    '321-098-7654',
    '(214) 555-0100',
    '+1 (416) 555-0199',
    '214-555-5555',
    '214-123-4567',
    '+44 1234 567890',
    '+49 1111111111',
    '555-0100',
    '111-222-3333',
    '123-123-1234',
    '1212121212',
    ...['222-222-2222', '(888) 888-8888', '+1 333 333 3333', '214-000-0000', '214-111-1111', '(214) 0000000'],
    ...['214-765-4321', '214-345-6789', '214-555-0142', '972-555-0199', '234-567-8901', '888.555.0100'],
    ...['000-563-4821', '100-563-4821', '911-563-4821', '411-563-4821', '555-563-4821', '999-563-4821'],
    ...['199-563-4821', '297-563-4821', '375-563-4821', '960-563-4821'],
    ...['222-333-4444', '444-555-6666', '(888) 777-6666'],
    'n/a',
    '',
  ])('%j', phone => {
    expect(knownPhone(phone)).toBeUndefined()
  })

  it.each([
    ['(214) 563-0100', '+12145630100'],
    ['214-555-0200', '+12145550200'],
    ['+1 800 176 9648', '+18001769648'],
    ['214-222-2222', '+12142222222'],
    ['(214) 777-7777', '+12147777777'],
    ['713.888.8888', '+17138888888'],
    ['+1 415 333 3333', '+14153333333'],
    ['212-999-9999', '+12129999999'],
    ['214-563-0000', '+12145630000'],
    ['214-563-1111', '+12145631111'],
    ['972-555-2222', '+19725552222'],
    ['+52 55 2222 2222', '+525522222222'],
    ['+44 20 7777 7777', '+442077777777'],
    ['214-555-1012', '+12145551012'],
    ['214-456-7891', '+12144567891'],
    ['+52 55 1234 5678', '+525512345678'],
    ['+44 20 7946 0018', '+442079460018'],
  ])('but %j is somebody’s', (phone, number) => {
    expect(knownPhone(phone)).toBe(number)
  })
})

describe('rules 4: a birth date of nobody is missing', () => {
  it.each([
    '1900-01-01',
    '1970-01-01',
    '2000-01-01',
    '1753-01-01',
    '0001-01-01',
    '2026-03-16',
    '9999-12-31',
    '1900-06-01',
  ])('%s', day => {
    expect(knownBirthDate(day, '2026-03-16')).toBeUndefined()
  })

  it.each(['1970-01-02', '1999-12-31', '1921-01-01', '2026-03-15'])('but %s is somebody’s', day => {
    expect(knownBirthDate(day, '2026-03-16')).toBe(day)
    expect(knownBirthDate(day)).toBe(day)
  })
})

describe('rules 4.4: a birth date may be another one typed wrongly', () => {
  it.each([
    ['one digit', '1984-11-01', '1984-11-02'],
    ['one digit of the year', '1984-11-02', '1934-11-02'],
    ['one digit of the month', '1984-01-02', '1984-02-02'],
    ['day and month', '1984-02-11', '1984-11-02'],
    ['two digits beside each other', '1984-11-02', '1948-11-02'],
    ['two digits of the day', '1984-11-12', '1984-11-21'],
    ['two digits across a dash', '1984-01-12', '1984-11-02'],
    ['the day before, in another month', '1984-10-31', '1984-11-01'],
    ['the day after, with two other digits', '1984-11-09', '1984-11-10'],
    ['the year before', '1979-11-02', '1980-11-02'],
    ['ten years', '1995-11-02', '2005-11-02'],
  ])('%s: %s is near %s', (_, a, b) => {
    expect(isNearDay(a, b)).toBe(true)
    expect(isNearDay(b, a)).toBe(true)
  })

  it.each([
    ['1984-11-02', '1990-05-17'],
    ['1984-11-02', '1984-11-13'],
    ['1984-11-02', '1952-11-02'],
    ['1984-03-04', '1985-04-03'],
    ['1984-11-02', '1984-12-03'],
    ['1984-11-09', '1984-11-11'],
    ['1999-11-02', '2001-11-02'],
    ['1979-11-02', '1980-11-03'],
  ])('%s is not near %s', (a, b) => {
    expect(isNearDay(a, b)).toBe(false)
  })
})

describe('rules 4: a postal code of nobody is missing', () => {
  const american = [
    'US',
    'usa',
    'U.S.',
    'U.S.A.',
    'United States',
    ' UNITED STATES ',
    'United States of America',
    'United States (US)',
    'US - United States',
    'É.-U.',
    'Puerto Rico',
    'Guam',
    'Virgin Islands, U.S.',
    'U.S. Virgin Islands',
    'Estados Unidos',
    'Vereinigte Staaten',
    '',
    null,
  ]

  it.each(american)('in %j: no ZIP code, and the ones that forms are filled with', country => {
    const codes = [
      '00000',
      '12345',
      '99999',
      '99999-9999',
      '00000-0000',
      '2101',
      '752011',
      'K1A 0B1',
      'none',
      '',
      null,
    ]
    expect(codes.filter(code => knownPostalCode(code, country) !== undefined)).toEqual([])
    const told = ['02101', ' 75201 ', '75201-1234', '75201 1234', '752011234']
    expect(told.filter(code => knownPostalCode(code, country) !== code.trim())).toEqual([])
  })

  it.each(['CA', 'Canada', 'Germany', 'Mexico'])('in %s: any code but none', country => {
    expect(['K1A 0B1', '2101', '12345'].filter(code => knownPostalCode(code, country) !== code)).toEqual([])
    expect(
      ['0000', '-', 'n/a', 'none', ''].filter(code => knownPostalCode(code, country) !== undefined),
    ).toEqual([])
  })
})

describe('rules 4: a name of nobody is missing', () => {
  it.each([
    'null',
    'NULL NULL',
    'n/a',
    'N / A',
    'N.A.',
    'na',
    '-',
    '---',
    '.',
    '?',
    'none',
    'None.',
    'unknown',
    '(unknown)',
    'undefined undefined',
    'test',
    'Test Test',
    'No Name',
    'not provided',
    'Sin nombre',
    'First Name',
    'Lastname',
    'LNU',
    'Last Name Unknown',
    'keine Angabe',
    'unbekannt',
    '0',
    ' ',
    ...[
      'Walk-In',
      'walkin',
      'Walk In Customer',
      'Customer',
      'Front Desk',
      'FRONTDESK',
      'Cash Sale',
      'Walk-in patient',
      'Test Patient',
      'Guest Customer',
      'Web Customer',
      'Do Not Use',
      '[deleted]',
      'Deleted Customer',
      'zzTest',
      'X X X',
      'same as above',
      ...['X', 'zz', 'ZZZ', 'aaa', 'Test1', 'Test 2', 'TestFirst', 'Customer 123', 'Cliente 7', 'Kunde 12'],
      ...['(blank)', '[empty]', '<none>', 's/n', 'Kein Name', 'House Account', 'In Store', 'In-Store Pickup'],
      ...['First', 'Nombre Apellido', 'Vorname Nachname', 'Prenom', 'DNU'],
      'Paciente',
      'NA',
    ],
    ...['unk', 'NFN', 'TBA', '#REF!', '#NAME?', 'Anon', 'Refused', 'withheld', 'temp', 'qwertz', 'ohne'],
    ...['no aplica', 'not specified', 'none given', 'no last', 'same as patient', 'see notes', 'do not have'],
    ...['sin datos', 'nicht bekannt', 'pas de nom', 'inconnu', 'desconhecido', 'Customer Name', 'Your Name'],
    ...['Gift Card', 'Gift Recipient', 'Staff Purchase', 'Diverse Kunden', 'Bar Verkauf', 'Front Office'],
    ...['Max Mustermann', 'Fulano de Tal', 'Jane Q Public'],
  ])('%j', name => {
    expect(isMadeUpName(name)).toBe(true)
  })

  it.each([
    'Ana',
    'Nona',
    'Testa',
    'Nulla',
    'Ng',
    'O',
    '李',
    'Nolan Namath',
    'Guest',
    'Walker',
    'Johnny Walk',
    'Deskins',
    'Na',
    'Test-Smith',
    'Web Guestrin',
    'Xu',
    'Samer',
    'Zztopp',
    ...['Aa', 'Testa 2', 'Clienta', 'Last', 'Lac', 'Void', 'Ana (Anita)'],
    ...['Max', 'Kunde', 'Unkel', 'Refugio', 'Temple', 'Noel', 'No', 'Se', 'Note', 'John Public', 'Gift'],
  ])('but %j is somebody’s', name => {
    expect(isMadeUpName(name)).toBe(false)
  })
})
