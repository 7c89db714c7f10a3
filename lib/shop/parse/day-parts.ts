import type { DateOrder } from '../../domain/date-order.ts'

/** A day that a text names, and what follows it. */
export interface NamedDay {
  day: Temporal.PlainDate
  rest: string | undefined
  shortYear: boolean
}

/** The days that a text may mean: more than one where figures leave open which of them is the month, or the year. */
export interface DayReading {
  days: ReadonlyMap<DateOrder | 'sure', NamedDay>
}

const names = [
  'january february march april may june july august september october november december',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
].map(months => months.split(' '))
/** What no name begins with: `mrz`, `set`, Austria's `jänner`; and what two begin with, `jui` in French. */
const others: Readonly<Record<string, number>> = {
  mrz: 3,
  jan: 1,
  janner: 1,
  setiembre: 9,
  set: 9,
  sept: 9,
  jui: 0,
}

/** Words before a date that are no part of it: `Shipped Apr 1, 2026` is another date than the order's. */
const weekday = new RegExp(
  `^(?:${[
    'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?',
    'lun(?:es)?|mar(?:tes)?|mie(?:r|rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?',
    'mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|sonnabend|so(?:nntag)?',
    'le|lundi|mardi|mer(?:credi)?|jeu(?:di)?|ven(?:dredi|erdi)?|samedi|dim(?:anche)?',
    'lunedi|martedi|mercoledi|gio(?:vedi)?|domenica|ma(?:andag)?|dinsdag|wo(?:ensdag)?|donderdag|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?',
    'seg(?:unda)?|ter(?:ca)?|qua(?:rta)?|qui(?:nta)?|sex(?:ta)?|(?:segunda|terca|quarta|quinta|sexta)-feira',
    '(?:order(?:ed)?|placed|purchased|created|bought)(?: on| date)?:?|(?:pedido|comprado|realizado|creado)(?: el)?:?|(?:bestellt|gekauft|erstellt)(?: am)?:?',
  ].join('|')})\\.?,? (?=\\d|[a-z]{3})`,
)
/** Their beginnings in English, Spanish, German and French, from Monday on. */
const weekdays = [
  /^(?:mo|lu)/,
  /^(?:tu|mar|di(?!m|n))/,
  /^(?:we|mi|mer)/,
  /^(?:th|ju|je|do(?!m))/,
  /^(?:fr|vi|ve)/,
  /^(?:sa|sonna)/,
  /^(?:su|dom|so(?!nna)|dim)/,
]
/** How long ago a day was, beside the day. */
const agoRemark = / ?\((?:[^()]* ago|hace [^()]*|vor [^()]*|today|yesterday|hoy|ayer|heute|gestern)\)$/
const monthFirst = /^([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? (?:at |a las? )?(.+))?$/
/** `01-Apr-26`, as databases write it. */
const shortDayFirst = /^(\d{1,2})[ -]([a-z]{3})\.?[ -](\d{2})(?:,? (?:at )?(.+))?$/
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er|o|\.)?(?: de|[ /-])? ?([a-z]{3,10})\.?,?(?: del?|[ /-])? ?(\d{4})(?:,? (?:at |um |a las? |a |alle |as |om )?(.+))?$/
const figures = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (?:at |um |a las? |a )?(.+))?$/
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:,?[t ] ?(.+))?$/
/** Japanese and Chinese name each part: `2026年4月1日`. */
const eastern = /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日/
/** What stands between a day and its time: `Apr 1, 2026 @ 1:30 AM`. */
const between = /,? [@|\u2022\u00b7\u2013\u2014-] (?=\d{1,2}[:.h]\d{2}|\d{1,2} ?[ap]\.?m)/
const timeFirst =
  /^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?),? (?:on )?(?=\S*\d.*\d{4}$|[a-z]+\.?,? .*\d{4}$)(.*)$/
/** No shop is older: a year of two figures before it is rather a day. */
const firstShortYear = 8

/**
 * Reads the day with which a text begins: names of months in English, Spanish and German, ISO forms, and figures, of
 * which `.` parts a day from a month and anything else leaves the order open. A year of two figures may stand first,
 * also before points. No days where it is none.
 */
export function readDays(text: string): DayReading['days'] {
  const plain = plainOf(text)
  const [, month = '', day, year, rest] =
    monthFirst.exec(plain.replace(weekday, '')) ?? monthFirst.exec(plain) ?? []
  if (year) return sure(Number(year), monthOf(month), Number(day), rest)
  const named = dayFirst.exec(plain) ?? dayFirst.exec(plain.replace(weekday, ''))
  if (named) return sure(Number(named[3]), monthOf(named[2] ?? ''), Number(named[1]), named[4])
  const short = shortDayFirst.exec(plain)
  if (short && Number(short[3]) >= firstShortYear)
    return sure(2000 + Number(short[3]), monthOf(short[2] ?? ''), Number(short[1]), short[4], true)
  const iso = yearFirst.exec(plain)
  if (iso) return sure(Number(iso[1]), Number(iso[3]), Number(iso[4]), iso[5])
  return byFigures(plain)
}

const clock = String.raw`\d{1,2}[:.h]\d{2}.*|\d{1,2} ?[ap]\.? ?m.*`
/** `Mar 1`, `1 de marzo`, `03/01`, `1.3.`, each with a time behind it, perhaps. */
const yearless = new RegExp(
  String.raw`^(?:([a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?)|(\d{1,2}(?:st|nd|rd|th|er|\.)?(?: de)?[ -]?[a-z]{3,10}\.?)|(\d{1,2}([/.-])\d{1,2})\4?)(?:,? (?:at |um |a las? |a )?(${clock}))?$`,
)

/** The same of a day whose year its page leaves out: in each of these years, where the day of the week is not another. */
export function daysWithoutYear(
  text: string,
  years: readonly number[],
): (readonly [DateOrder | 'sure', NamedDay])[] {
  const plain = plainOf(text)
  const alone = yearless.exec(plain)
  // `Mar 1` is no Tuesday of Spain's.
  const [before = ''] = alone ? [] : (weekday.exec(plain) ?? [])
  const onDay = weekdays.findIndex(name => name.test(before)) + 1
  const [, month, day, figured, mark = '', time = ''] =
    alone ?? yearless.exec(plain.slice(before.length)) ?? []
  const told = month ? `${month}, ` : day ? `${day} ` : figured ? figured + mark : ''
  if (told === '') return []
  return years.flatMap(year =>
    [...readDays(`${told}${year} ${time}`)].filter(
      ([, named]) => onDay === 0 || named.day.dayOfWeek === onDay,
    ),
  )
}

function plainOf(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(agoRemark, '')
    .replace(eastern, '$1-$2-$3')
    .replace(between, ' ')
    .replace(timeFirst, '$2 $1')
}

function byFigures(plain: string): DayReading['days'] {
  const found = new Map<DateOrder | 'sure', NamedDay>()
  const [before = ''] = weekday.exec(plain) ?? []
  const onDay = weekdays.findIndex(name => name.test(before)) + 1
  const [, one, mark, two, last = '', rest] = figures.exec(plain.slice(before.length)) ?? []
  const shortYear = last.length === 2
  const add = (
    order: DateOrder,
    years: string | undefined,
    month: string | undefined,
    day: string | undefined,
  ) => {
    if (shortYear && Number(years) < firstShortYear) return
    const named = dayOf(Number(years) + (shortYear ? 2000 : 0), Number(month), Number(day))
    // The day of the week tells which of the figures is the month.
    if (named && (onDay === 0 || named.dayOfWeek === onDay)) found.set(order, { day: named, rest, shortYear })
  }
  if (mark !== '.') add('month-first', last, one, two)
  add('day-first', last, two, one)
  if (shortYear) add('year-first', one, two, last)
  const [first, ...others] = found.values()
  const isOne = others.length > 0 || mark === '.' || onDay > 0
  return first && isOne && others.every(({ day }) => day.equals(first.day))
    ? new Map([['sure', first]])
    : found
}

function sure(
  year: number,
  month: number,
  day: number,
  rest: string | undefined,
  shortYear = false,
): DayReading['days'] {
  const found = dayOf(year, month, day)
  return new Map(found ? [['sure', { day: found, rest, shortYear }]] : [])
}

/** 1 to 12 of `mar`, `sept`, `marzo`, `dez`; 0 for any other word. */
function monthOf(name: string): number {
  const at = names.map(months => months.findIndex(month => month.startsWith(name))).find(place => place >= 0)
  return others[name] ?? (at === undefined ? 0 : at + 1)
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  const isPossible = year > 0 && month >= 1 && month <= 12 && day >= 1
  if (!isPossible) return undefined
  const found = Temporal.PlainDate.from({ year, month, day })
  return found.day === day ? found : undefined
}
