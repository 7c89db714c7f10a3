import { describe, expect, it } from 'vitest'
import { compareStreet } from './compare-street.ts'

describe('compareStreet', () => {
  it.each<[string, string]>([
    ['12 Elm St', '12 Elm Street'],
    ['12 elm st.', '12 ELM STREET'],
    ['1200 N Central Ave Apt 4B', '1200 North Central Avenue #4-B'],
    ['88 Oak Blvd, Suite 200', '88 Oak Boulevard Ste. 200'],
    ['7 Sunset Dr', '7 Sunset Drive'],
    ['7 Sunset Dr SW', '7 Sunset Drive Southwest'],
    ['41 Fifth Ave', '41 5th Avenue'],
    ['41 W 21st St Unit 3', '41 West 21st Street, Apt. #3'],
    ['PO Box 77', 'P.O. Box 77'],
    ['P O Box 077', 'Post Office Box 077'],
    ['900 Lakeview Pkwy', '900 Lake View Parkway'],
    ['5 St. James Ct', '5 Saint James Court'],
    ['6100 Hwy 6', '6100 Highway 6'],
    ['450 County Rd 12', '450 County Road 12'],
    ['12-34 56th Rd', '1234 56th Road'],
    ['18 1/2 Pine Ter', '18½ Pine Terrace'],
    ['One Main Plz', '1 Main Plaza'],
    ['4/123 Mill Rd', '123 Mill Road Unit 4'],
    ['Apt 4, 123 Mill Rd', '123 Mill Road #4'],
    ['123 Mill Rd 4', '123 Mill Road Apt 4'],
    ['12 Elm St', '12 Elm Street Apt 3'],
    ['12 Elm', '12 Elm Street'],
    ['75 North St', '75 North Street'],
    ['0012 Elm St', '12 Elm St'],
    ['Lindenstraße 5', 'Lindenstrasse 5'],
    ['9 Circle Dr', '9 Circle Drive'],
    ['30 Avenue E', '30 Ave E'],
  ])('%s and %s are one address', (ordered, held) => {
    expect(compareStreet([ordered], [held], 'equal')).toBe('equal')
    expect(compareStreet([held], [ordered], 'city')).toBe('equal')
  })

  it.each<[string, string, string]>([
    ['1200 Central Ave Apt 4', '1200 Central Ave Apt 14', 'unit'],
    ['88 Oak Blvd Suite A', '88 Oak Blvd Suite B', 'unit'],
    ['12 Willow St', '12 Wilow St', 'close'],
    ['12 Willow St', '12 Willow Ct', 'close'],
    ['12 N Willow St', '12 S Willow St', 'close'],
    ['12 Elm St', '14 Elm St', 'street'],
    ['12 Elm St', '21 Elm St', 'street'],
    ['12 Elm St', '12a Elm St', 'street'],
    ['12 Elm St', 'Elm Street', 'street'],
    ['41 5th Ave', '41 6th Ave', 'differ'],
    ['12 Elm St', '12 Oak St', 'differ'],
    ['PO Box 77', 'PO Box 78', 'differ'],
    ['6100 Hwy 6', '6100 Hwy 7', 'differ'],
    ['PO Box 77', '12 Elm St', 'unknown'],
    ['n/a', '12 Elm St', 'unknown'],
    ['None', 'none', 'unknown'],
    ['xxx', 'xxx', 'unknown'],
    ['123 Main St', '123 Main Street', 'unknown'],
    ['', '12 Elm St', 'unknown'],
  ])('%s against %s is %s', (ordered, held, level) => {
    expect(compareStreet([ordered], [held], 'equal')).toBe(level)
    expect(compareStreet([held], [ordered], 'equal')).toBe(level)
  })

  it('reads a unit on a line of its own, and leaves out whose care it is in', () => {
    expect(compareStreet(['12 Elm St', 'Apt 3'], ['12 Elm St #3'], 'equal')).toBe('equal')
    expect(compareStreet(['c/o Ann Lee', '12 Elm St'], ['12 Elm St'], 'equal')).toBe('equal')
    expect(compareStreet(['12 Elm St', 'Apt 3'], ['12 Elm St', 'Apt 5'], 'equal')).toBe('unit')
  })

  it('takes the same words in a town far away for nothing', () => {
    expect(compareStreet(['12 Elm St'], ['12 Elm St'], 'differ')).toBe('unknown')
    expect(compareStreet(['12 Elm St'], ['9 Oak St'], 'near')).toBe('unknown')
    expect(compareStreet(['12 Elm St'], ['12 Elm Street'], 'near')).toBe('equal')
    expect(compareStreet(['12 Elm St'], ['12 Elm Street'], 'unknown')).toBe('equal')
  })
})
