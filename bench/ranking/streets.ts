import type { Seeded } from '../../tests/reliability/simulation/random.ts'
import { slip } from './slips.ts'

/** A street address as the post office has it. */
export interface HomeStreet {
  number: number
  direction: string
  name: string
  kind: string
  unit: string
}

const names =
  'Main Elm Oak Maple Cedar Pine Walnut Willow Lake Hill Park Ridge Sunset Church Highland Forest River Meadow Spring Valley Lincoln Washington Jackson Preston Hillcrest Lakeview Coit Legacy Custer Parkwood Briarwood Stonebridge Bluebonnet Mockingbird Greenville Abrams Skillman Lovers Royal Forest Glen Campbell Independence Alma Rosemeade Josey Marsh Midway Webb Chapel Inwood Douglas Armstrong Beverly Fifth Seventh Eleventh'.split(
    ' ',
  )
/** Long and short, as people write them. */
const kinds = [
  ['Street', 'St', 'St.'],
  ['Avenue', 'Ave', 'Av'],
  ['Drive', 'Dr', 'Dr.'],
  ['Lane', 'Ln', 'Ln.'],
  ['Road', 'Rd', 'Rd.'],
  ['Court', 'Ct', 'Ct.'],
  ['Boulevard', 'Blvd', 'Blvd.'],
  ['Place', 'Pl', 'Pl.'],
  ['Circle', 'Cir', 'Cir'],
  ['Parkway', 'Pkwy', 'Pky'],
] as const
const directions: Readonly<Record<string, string>> = { North: 'N', South: 'S', East: 'E.', West: 'W' }
const ordinals: Readonly<Record<string, string>> = { Fifth: '5th', Seventh: '7th', Eleventh: '11th' }

/** Somewhere in a town; three in ten live in a building with units. */
export function newStreet(random: Seeded): HomeStreet {
  return {
    number: random.int(100, 9899),
    direction: random.chance(0.15) ? random.pick(Object.keys(directions)) : '',
    name: random.chance(0.5)
      ? random.pick(names)
      : `${random.pick(names)}${random.pick(['dale', 'wood', 'brook', 'field', ' Creek'])}`,
    kind: random.pick(kinds)[0],
    unit: random.chance(0.3) ? String(random.int(101, 420)) : '',
  }
}

/** How somebody writes it: short forms, the unit in some spelling or left out, a slip, nothing at all. */
export function typedStreet(random: Seeded, street: HomeStreet): string[] {
  if (random.chance(0.01)) return [random.pick(['n/a', 'none', 'xxx', '123 Main St'])]
  if (random.chance(0.02)) return [`PO Box ${random.int(10, 9999)}`]
  const short = random.chance(0.6)
  const spelled = kinds.find(([long]) => long === street.kind) ?? kinds[0]
  const kind = random.chance(0.03) ? '' : short ? random.pick(spelled.slice(1)) : spelled[0]
  const name = random.chance(0.03)
    ? slip(random, street.name)
    : short
      ? (ordinals[street.name] ?? street.name)
      : street.name
  const direction = random.chance(0.1) ? '' : short ? (directions[street.direction] ?? '') : street.direction
  const number = random.chance(0.01) ? street.number + random.pick([1, 2, 10, 100]) : street.number
  const road = [number, direction, name, kind].filter(Boolean).join(' ')
  if (street.unit === '' || random.chance(0.1)) return [random.chance(0.2) ? road.toUpperCase() : road]
  const unit = random.pick([
    `Apt ${street.unit}`,
    `#${street.unit}`,
    `Unit ${street.unit}`,
    `Apt. #${street.unit}`,
  ])
  return random.chance(0.4) ? [road, unit] : [`${road} ${unit}`]
}
