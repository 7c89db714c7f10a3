import {
  facts,
  type NumberShape,
  type Place,
  type Shape,
  type ShopProfile,
} from '../../lib/domain/shop-profile.ts'
import { say } from '../../lib/words/settings-words.ts'
import { say as sayTaught } from '../../lib/words/taught-words.ts'

/** One line of what a profile says; `null` = there is no profile. */
export interface ProfileFact {
  label: string
  before: string | null
  after: string
}

/** What two profiles of one page say, line by line, in the words of teaching. */
export function compareProfiles(before: ShopProfile | null, after: ShopProfile): ProfileFact[] {
  const line = (label: string, tell: (profile: ShopProfile) => string) => ({
    label,
    before: before && tell(before),
    after: tell(after),
  })
  return [
    line(say('settings.profiles.proposal.first'), ({ first }) =>
      say(`settings.profiles.proposal.first.${first ? 'yes' : 'no'}`),
    ),
    line(say('settings.profiles.proposal.row'), ({ rows }) => rows.map(selectorOf).join(' > ')),
    line(sayTaught('taught.column.number'), ({ number }) => placeWords(number)),
    line(say('settings.profiles.proposal.numbers'), ({ numbers }) => numberWords(numbers)),
    ...facts.map(fact =>
      line(sayTaught(`taught.column.${fact}`), profile =>
        profile[fact] ? placeWords(profile[fact]) : say('settings.profiles.proposal.untaught'),
      ),
    ),
    line(say('settings.profiles.proposal.link'), ({ link }) =>
      link ? placeWords(link) : say('settings.profiles.proposal.own-link'),
    ),
  ]
}

function placeWords({ heading, at }: Place): string {
  const base = `settings.profiles.proposal.${heading === null ? 'in-row' : 'column'}` as const
  const values = heading === null ? {} : { heading }
  if (at.by === 'element') return say(`${base}.element`, { ...values, element: selectorOf(at.element) })
  if (at.by === 'label') return say(`${base}.label`, { ...values, label: at.label })
  // People count from one.
  if (at.by === 'path')
    return say(`${base}.path`, { ...values, path: at.steps.map(step => step + 1).join('.') })
  return say(base, values)
}

function numberWords({ prefix, digits: [least, most] }: NumberShape): string {
  const digits =
    least === most ? String(least) : say('settings.profiles.proposal.digits.range', { least, most })
  if (prefix === null) return say('settings.profiles.proposal.digits.any', { digits })
  if (prefix === '') return say('settings.profiles.proposal.digits', { digits })
  return say('settings.profiles.proposal.digits.prefix', { prefix, digits })
}

function selectorOf({ tag = '', id, classes = [], attributes = {} }: Shape): string {
  const named = Object.entries(attributes).map(([name, value]) =>
    value === null ? `[${name}]` : `[${name}="${value}"]`,
  )
  return `${tag}${id ? `#${id}` : ''}${classes.map(name => `.${name}`).join('')}${named.join('')}` || '*'
}
