import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birthOf, interpretBirthDate, interpretMoment, isUnclearDate, type MomentFacts } from './moment.ts'

const zone = 'America/Chicago'
const at = (iso: string) => Date.parse(iso)

describe('a moment', () => {
  it.each([
    ['Mar 1, 2026, 2:35:00 PM', '2026-03-01T20:35:00Z'],
    ['2:35 PM, Mar 1, 2026', '2026-03-01T20:35:00Z'],
    ['14:35 Mar 1, 2026', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026 @ 2:35 PM', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026 - 2:35 PM', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026 | 14:35', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026 2.35 PM', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026 2 PM', '2026-03-01T20:00:00Z'],
    ['2026-03-01T14:35:00-06', '2026-03-01T20:35:00Z'],
    ['2026-03-01T14:35:00-06:00[America/Chicago]', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026, 2:35:00\u202fPM', '2026-03-01T20:35:00Z'],
    ['Mar 01, 2026, 14:35:00', '2026-03-01T20:35:00Z'],
    ['March 1, 2026 at 2:35 PM', '2026-03-01T20:35:00Z'],
    ['Sunday, March 1, 2026, 2:35 p.m.', '2026-03-01T20:35:00Z'],
    ['Sept 1, 2026 12:00 AM', '2026-09-01T05:00:00Z'],
    ['Mar 1, 2026, 12:05 PM', '2026-03-01T18:05:00Z'],
    ['2026-03-01 14:35:00', '2026-03-01T20:35:00Z'],
    ['2026-03-01T14:35:00', '2026-03-01T20:35:00Z'],
    ['2026-03-01T20:35:00Z', '2026-03-01T20:35:00Z'],
    ['2026-03-01T20:35:00.000Z', '2026-03-01T20:35:00Z'],
    ['2026-03-01T14:35:00-06:00', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026, 2:35:00 PM CST', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026, 3:35:00 PM EST', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026, 8:35 PM (UTC)', '2026-03-01T20:35:00Z'],
    ['Mar 1, 2026', '2026-03-01T06:00:00Z'],
    ['Mar 31, 2026 11:30:00 PM (America/Los_Angeles)', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 11:30:00 PM America/Los_Angeles', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 23:30 (US/Pacific)', '2026-04-01T06:30:00Z'],
    ['Apr 1, 2026 3:30 AM (America/Argentina/Buenos_Aires)', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 11:30 PM (GMT-7)', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 11:30 PM UTC-07:00', '2026-04-01T06:30:00Z'],
    ['Apr 1, 2026 12:00 PM GMT+0530', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 11:30 PM Pacific Daylight Time', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 11:30 PM (Pacific Time (US & Canada))', '2026-04-01T06:30:00Z'],
    ['Jan 31, 2026 10:30 PM (Pacific Standard Time)', '2026-02-01T06:30:00Z'],
    ['Mar 31, 2026 11:30 PM PT', '2026-04-01T06:30:00Z'],
    ['Mar 31, 2026 (America/Los_Angeles)', '2026-03-31T07:00:00Z'],
    ['Mar 31, 2026 11:30 PM (Pacific)', '2026-04-01T06:30:00Z'],
    ['Wed Apr 01 2026 01:30:00 GMT-0500 (Central Daylight Time)', '2026-04-01T06:30:00Z'],
    ['Mar 1, 2026, 2:35 PM (3 days ago)', '2026-03-01T20:35:00Z'],
    ['Ordered on Mar 1, 2026 2:35 PM', '2026-03-01T20:35:00Z'],
    ['01-Mar-26 14:35', '2026-03-01T20:35:00Z'],
    ['1 mar 26', '2026-03-01T06:00:00Z'],
    ['1/mar/2026', '2026-03-01T06:00:00Z'],
  ])('%j is understood', (text, iso) => {
    expect(interpretMoment(text, zone)).toBe(at(iso))
  })

  it.each([
    ['01.03.2026, 14:35:00', '2026-03-01T20:35:00Z'],
    ['1.3.26 14:35', '2026-03-01T20:35:00Z'],
    ['01.03.2026 14:35 Uhr', '2026-03-01T20:35:00Z'],
    ['1. Juli 2026 um 14:35 Uhr MESZ', '2026-07-01T12:35:00Z'],
    ['1er mars 2026 14h35', '2026-03-01T20:35:00Z'],
    ['le 1 mars 2026 à 14h35', '2026-03-01T20:35:00Z'],
    ['1 mars 2026 à 14:35', '2026-03-01T20:35:00Z'],
    ['1 avr. 2026', '2026-04-01T05:00:00Z'],
    ['1 marzo 2026 alle 14:35', '2026-03-01T20:35:00Z'],
    ['1º de março de 2026 às 14:35', '2026-03-01T20:35:00Z'],
    ['1 maart 2026 om 14:35', '2026-03-01T20:35:00Z'],
    ['2026年3月1日 14:35', '2026-03-01T20:35:00Z'],
    ['1 mar 2026 14:35:00', '2026-03-01T20:35:00Z'],
    ['1 mar. 2026, 2:35:00 p.\u00a0m.', '2026-03-01T20:35:00Z'],
    ['1 de marzo de 2026, 14:35', '2026-03-01T20:35:00Z'],
    ['1 de marzo del 2026 a las 14:35', '2026-03-01T20:35:00Z'],
    ['domingo, 1 de marzo de 2026, 14:35', '2026-03-01T20:35:00Z'],
    ['1. März 2026 um 14:35', '2026-03-01T20:35:00Z'],
    ['Sonntag, 1. März 2026, 14:35:00', '2026-03-01T20:35:00Z'],
    ['1. Mrz. 2026 14:35', '2026-03-01T20:35:00Z'],
    ['1 March 2026, 2:35 pm', '2026-03-01T20:35:00Z'],
    ['01-Mar-2026 14:35', '2026-03-01T20:35:00Z'],
    ['Sun, 1 Mar 2026 14:35:00', '2026-03-01T20:35:00Z'],
    ['marzo 1, 2026 14:35', '2026-03-01T20:35:00Z'],
    ['5 ene 2026', '2026-01-05T06:00:00Z'],
    ['5 set. 2026', '2026-09-05T05:00:00Z'],
    ['5. Dez. 2026', '2026-12-05T06:00:00Z'],
    ['2026/03/01 14:35', '2026-03-01T20:35:00Z'],
    ['5/5/2026', '2026-05-05T05:00:00Z'],
    ['24/11/2026 10:00:00', '2026-11-24T16:00:00Z'],
    ['11-24-26, 10:00', '2026-11-24T16:00:00Z'],
  ])('%j needs nothing else to be understood', (text, iso) => {
    expect(interpretMoment(text, zone)).toBe(at(iso))
  })

  it.each([
    ['a date with another word before it', 'Shipped Apr 1, 2026'],
    ['a date with another word before it', 'Due 1 April 2026'],
    ['a date with another word before it', 'Enviado 1 de abril de 2026'],
    ['a date with another word before it', 'Geliefert 1. April 2026'],
    ['no moment, as a database writes it', '1970-01-01 00:00:00'],
    ['no moment, as a clock in America shows it', 'Dec 31, 1969 6:00 PM'],
    ['no moment, as a spreadsheet writes it', '1/0/1900'],
    ['no moment, in figures', '01/01/1970'],
    ['an hour that is none', 'Apr 1, 2026 13:30 PM'],
    ['two days', 'Apr 1, 2026 – Apr 3, 2026'],
  ])('%s is none: %s', (_, text) => {
    expect(interpretMoment(text, zone)).toBeUndefined()
  })

  it('is none where it is still to come, however it is told', () => {
    const latest = at('2026-04-01T12:00:00Z')
    expect(interpretMoment('Apr 9, 2026', zone, { latest })).toBeUndefined()
    expect(isUnclearDate('Apr 9, 2026', zone, { latest })).toBe(false)
    expect(interpretMoment('Apr 2, 2026', zone, { latest })).toBe(at('2026-04-02T05:00:00Z'))
  })

  const may = '2026-05-11T15:00:00Z'
  const november = '2026-11-05T16:00:00Z'
  it.each<[string, MomentFacts, string | undefined]>([
    ['05/11/2026 10:00:00', {}, undefined],
    ['05-11-2026 10:00', {}, undefined],
    ['5/11/26, 10:00 am', {}, undefined],
    ['05/11/2026 10:00:00', { dateOrder: 'month-first' }, may],
    ['05/11/2026 10:00:00', { dateOrder: 'day-first' }, november],
    ['5-11-26 10:00 AM', { dateOrder: 'day-first' }, november],
    ['05/11/2026 10:00:00', { dateOrder: 'mixed' }, undefined],
    ['05/11/2026 10:00:00', { latest: at('2026-06-01T00:00:00Z') }, may],
    ['11/05/2026 10:00:00', { latest: at('2026-06-01T00:00:00Z') }, may],
    ['05/11/2026 10:00:00', { latest: at('2026-11-28T00:00:00Z') }, undefined],
    ['05/11/2026 10:00:00', { dateOrder: 'day-first', latest: at('2026-06-01T00:00:00Z') }, undefined],
    // The day of the week leaves one of them.
    ['Thu 05/11/2026 10:00', {}, november],
    ['Monday, 05/11/2026 10:00', {}, may],
    ['jueves 5/11/2026 10:00', {}, november],
    ['Do., 5/11/26 10:00', {}, november],
    ['lun. 05/11/2026 à 10 h 00', {}, may],
    ['Thu 05/11/2026 10:00', { dateOrder: 'month-first' }, november],
    ['Wed 05/11/2026 10:00', {}, undefined],
    ['Ordered on 05/11/2026 10:00', {}, undefined],
    ['Ordered on 05/11/2026 10:00', { dateOrder: 'day-first' }, november],
    ['24/11/2026 10:00', { dateOrder: 'month-first' }, undefined],
    ['11/24/2026 10:00', { dateOrder: 'day-first' }, undefined],
    ['24/11/2026 10:00', { dateOrder: 'mixed' }, undefined],
    ['05.11.2026 10:00', { dateOrder: 'month-first' }, november],
    ['26/03/15', {}, undefined],
    ['26/03/15', { dateOrder: 'year-first' }, '2026-03-15T05:00:00Z'],
    ['26/03/15', { dateOrder: 'day-first' }, '2015-03-26T05:00:00Z'],
    ['26/03/15', { dateOrder: 'month-first' }, undefined],
    ['26/03/15', { dateOrder: 'mixed' }, undefined],
    ['26-03-15 10:00:00', { latest: at('2026-11-28T00:00:00Z') }, undefined],
    ['26-03-15 10:00 PM', { dateOrder: 'year-first' }, '2026-03-16T03:00:00Z'],
    ['26.03.15', {}, undefined],
    ['26.03.15, 10:00', { dateOrder: 'day-first' }, '2015-03-26T15:00:00Z'],
    ['26.03.15 10:00', { dateOrder: 'year-first' }, '2026-03-15T15:00:00Z'],
    ['27/03/15', { latest: at('2026-11-28T00:00:00Z') }, '2015-03-27T05:00:00Z'],
    ['27.03.15', { latest: at('2026-11-28T00:00:00Z') }, '2015-03-27T05:00:00Z'],
    ['26/03/01', {}, '2026-03-01T06:00:00Z'],
    ['26/03/31', { latest: at('2026-11-28T00:00:00Z') }, '2026-03-31T05:00:00Z'],
    ['26.03.31', { latest: at('2026-11-28T00:00:00Z') }, '2026-03-31T05:00:00Z'],
    ['12/11/26', { latest: at('2026-11-28T00:00:00Z') }, undefined],
    ['12/11/26', { dateOrder: 'day-first' }, '2026-11-12T06:00:00Z'],
    ['05/11/2026 10:00:00', { earliest: at('2026-11-04T00:00:00Z') }, november],
    [
      '05/11/2026 10:00:00',
      { latest: at('2026-06-01T00:00:00Z'), earliest: at('2026-05-10T00:00:00Z') },
      may,
    ],
    ['05/11/2026 10:00:00', { earliest: at('2026-05-01T00:00:00Z') }, undefined],
    ['05/11/2026 10:00:00', { earliest: at('2026-11-20T00:00:00Z') }, undefined],
    ['Nov 5, 2026 10:00 AM', { earliest: at('2026-11-20T00:00:00Z') }, november],
    ['26/03/15', { earliest: at('2026-03-14T00:00:00Z') }, '2026-03-15T05:00:00Z'],
    ['26/03/15', { latest: at('2015-03-27T00:00:00Z') }, '2015-03-26T05:00:00Z'],
    ['10/11/12', {}, undefined],
    ['10/11/12', { dateOrder: 'year-first' }, '2010-11-12T06:00:00Z'],
    ['10/10/10', {}, '2010-10-10T05:00:00Z'],
    ['10/10/26', {}, undefined],
    ['10/10/26', { dateOrder: 'month-first' }, '2026-10-10T05:00:00Z'],
    ['05/11/2026 10:00', { dateOrder: 'year-first' }, undefined],
    ['05.11.2026 10:00', { dateOrder: 'year-first' }, november],
  ])('%j with %j is %s', (text, facts, iso) => {
    expect(interpretMoment(text, zone, facts)).toBe(iso && at(iso))
  })

  it('is told apart from a text that is none', () => {
    expect(isUnclearDate('05/11/2026 10:00', zone)).toBe(true)
    expect(isUnclearDate('24/11/2026 10:00', zone, { dateOrder: 'month-first' })).toBe(true)
    expect(isUnclearDate('05/11/2026 10:00', zone, { dateOrder: 'day-first' })).toBe(false)
    expect(isUnclearDate('26/03/15', zone)).toBe(true)
    expect(isUnclearDate('26.03.15', zone)).toBe(true)
    expect(isUnclearDate('26/03/15', zone, { dateOrder: 'month-first' })).toBe(true)
    expect(isUnclearDate('05/11/2026', zone, { dateOrder: 'year-first' })).toBe(true)
    expect(isUnclearDate('26/03/15', zone, { dateOrder: 'year-first' })).toBe(false)
    expect(isUnclearDate('24/31/2026', zone)).toBe(false)
    expect(isUnclearDate('lots', zone)).toBe(false)
  })

  it.each([
    ['a skipped hour', 'Mar 8, 2026, 2:30:00 AM', '2026-03-08T08:30:00Z'],
    ['before the skip', 'Mar 8, 2026, 1:59:59 AM', '2026-03-08T07:59:59Z'],
    ['after the skip', 'Mar 8, 2026, 3:00:00 AM', '2026-03-08T08:00:00Z'],
    ['a repeated hour', 'Nov 1, 2026, 1:30:00 AM', '2026-11-01T06:30:00Z'],
    ['a repeated hour that is marked', 'Nov 1, 2026, 1:30:00 AM CST', '2026-11-01T07:30:00Z'],
  ])('%s is resolved', (_, text, iso) => {
    expect(interpretMoment(text, zone)).toBe(at(iso))
  })

  it.each([
    '',
    'yesterday',
    '1 jui. 2026',
    'Mar 1, 2026 14',
    'Mar 1, 2026 13 PM',
    'Feb 30, 2026, 1:00 PM',
    '13/13/2026 1:00 PM',
    '31.13.2026',
    '5 brumaire 2026',
    '03/01.2026',
    'Marsh 1, 2026',
    'Mar 1, 2026, 25:00',
    'Mar 1, 2026, 13:00 PM',
    'Mar 1, 2026, 0:30 AM',
    'Mar 1, 2026, 1:60 PM',
    'Mar 1, 2026, 1:00 PM XYZ',
    'Mar 1, 2026, 1:00 PM (America/Nowhere)',
    'Mar 1, 2026, 1:00 PM (GMT+25)',
    '2026-03-01T14:35:00+99:00',
    '0000-01-01',
  ])('%j is refused', text => {
    expect(interpretMoment(text, zone)).toBeUndefined()
  })

  it('reads back what pages write, and never throws', () => {
    const write = new Intl.DateTimeFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'UTC',
    })
    const instants = fc.integer({ min: at('2008-01-02'), max: at('2090-01-01') }).map(ms => ms - (ms % 1000))
    fc.assert(fc.property(instants, ms => interpretMoment(write.format(ms), 'UTC') === ms))
    const digits = fc.stringMatching(/^[\dA-Za-z:,/\-+ T]{0,40}$/)
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      digits,
      fc.stringMatching(/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[T ]\d{1,2}:\d\d([+-]\d\d:\d\d)?$/),
    )
    fc.assert(
      fc.property(anything, text => ['undefined', 'number'].includes(typeof interpretMoment(text, zone))),
    )
  })
})

describe('a birth date', () => {
  it.each([
    ['Jun 17, 1996', '1996-06-17'],
    ['June 17, 1996', '1996-06-17'],
    ['06/17/1996', '1996-06-17'],
    ['1996-06-17', '1996-06-17'],
    ['1996-06-17 00:00:00', '1996-06-17'],
    ['Feb 29, 2000', '2000-02-29'],
    ['Feb 29, 1999', null],
    ['17/06/1996', '1996-06-17'],
    ['17.06.1996', '1996-06-17'],
    ['17 de junio de 1996', '1996-06-17'],
    ['06/07/1996', null],
    ['06/17/96', null],
    ['Jan 1, 1899', null],
    ['Mar 2, 2026', null],
    ['unknown', null],
  ])('%j is %j', (text, day) => {
    expect(interpretBirthDate(text, '2026-03-01')).toBe(day)
  })

  it.each([
    ['06/07/1996', 'month-first', '1996-06-07'],
    ['06/07/1996', 'day-first', '1996-07-06'],
    ['06/07/1996', 'mixed', null],
    ['06/17/1996', 'day-first', null],
    ['Jun 7, 1996', 'mixed', '1996-06-07'],
  ] as const)('%j on a page that is %s is %j', (text, order, day) => {
    expect(interpretBirthDate(text, '2026-03-01', order)).toBe(day)
  })

  it.each<[string, MomentFacts['dateOrder'], string[]]>([
    ['06/07/1996', undefined, ['1996-06-07', '1996-07-06']],
    ['06-07-1996', 'mixed', ['1996-06-07', '1996-07-06']],
    ['06/17/96', undefined, ['1996-06-17']],
    ['6/7/12', 'month-first', ['1912-06-07', '2012-06-07']],
    ['06/07/1896', undefined, []],
    ['unknown', undefined, []],
  ])('%j on a page that is %j may be %j', (text, order, days) => {
    const { birthDate, possibleBirthDates = [] } = birthOf(text, '2026-03-01', order)
    expect({ birthDate, possibleBirthDates }).toEqual({ birthDate: null, possibleBirthDates: days })
  })

  it('is one day, where only one is possible', () => {
    expect(birthOf('06/17/1996', '2026-03-01')).toEqual({ birthDate: '1996-06-17' })
    expect(birthOf('05/05/1996', '2026-03-01')).toEqual({ birthDate: '1996-05-05' })
    expect(birthOf(null, '2026-03-01')).toEqual({ birthDate: null })
  })
})
