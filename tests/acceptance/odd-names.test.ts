import { describe, expect, it } from 'vitest'
import { aChart, elsewhere, named, oddNextech, outcomeAt, reached } from '../fixtures/odd-nextech.ts'

/** As the customer types the name, and as Nextech holds it. */
const spelled: [string, string, string, string][] = [
  ['Pat', 'Obrien', 'Pat', "O'Brien"],
  ['Pat', 'OBrien', 'Pat', 'O’Brien'],
  ['Pat', 'Obrien', 'Pat', 'O‘Brien'],
  ['Pat', 'Dangelo', 'Pat', "D'Angelo"],
  ['Ngolo', 'Kante', "N'Golo", 'Kanté'],
  ['JP', 'Ruiz', 'J.P.', 'Ruiz'],
  ['J.P.', 'Ruiz', 'JP', 'Ruiz'],
  ['AJ', 'Smith', 'A J', 'Smith'],
  ['Lan', 'Vu', 'Lan', 'Vũ'],
  ['Dung', 'Ho', 'Dũng', 'Hồ'],
  ['Tam', 'Le', 'Tâm', 'Lệ'],
  ['Thanh', 'Nguyen', 'Thanh', 'Nguyễn'],
  ['Ana', 'Stefan', 'Ana', 'Ștefan'],
  ['Mehmet', 'Agaoglu', 'Mehmet', 'Ağaoğlu'],
  ['Kai', 'Kahanamoku', 'Kai', 'Kāhanamoku'],
  ['Jana', 'Cerna', 'Jana', 'Černá'],
  ['Lars', 'Ostergaard', 'Lars', 'Østergaard'],
  ['Sean', 'McHugh', 'Seán', 'Mc Hugh'],
  ['Omar', 'AlMasri', 'Omar', 'Al-Masri'],
]

/** Two of one household with one e-mail and one phone, whose names differ in what Unicode calls a mark. */
const households: [string, string, string][] = [
  ['शर्मा', 'रीना', 'रानी'],
  ['田中', 'はる', 'ばる'],
  ['สุข', 'ดี', 'ดา'],
  ['குமார்', 'கமல', 'கமலி'],
]
/** One name with its marks and without. */
const marked: [string, string, string][] = [
  ['Иванов', 'Семён', 'Семен'],
  ['علي', 'مُحَمَّد', 'محمد'],
  ['כהן', 'דָּוִד', 'דוד'],
  ['Παπάς', 'Αλέξης', 'Αλεξης'],
  ['Lopez', 'María', 'Maria'],
]

describe('rules 4.2: marks that make another name, and marks that do not', () => {
  it.each(households)('%s: %s is not %s', async (lastName, firstName, given) => {
    const chart = aChart({ name: named(given, lastName) })
    expect(await outcomeAt({ firstName, lastName }, [chart])).toBe('possible-match 0')
    expect(await outcomeAt({ firstName: given, lastName }, [chart])).toBe('patient 0')
  })

  it.each(marked)('%s: %s is %s', async (lastName, firstName, given) => {
    expect(await outcomeAt({ firstName, lastName }, [aChart({ name: named(given, lastName) })])).toBe(
      'patient 0',
    )
  })
})

describe('rules 4.4 where Nextech compares phones to the letter', () => {
  it.each([
    ...['214 563 0100', '+1 (214) 563-0100', '+1-214-563-0100', '1 (214) 563-0100', '(214) 563 0100'],
    ...['214.563.0100 ext 4', '+1.214.563.0100', '1 214 563 0100'],
  ])('a wife is found by her phone, written %s', async phone => {
    const chart = aChart({ telecom: reached('old@example.net', phone) })
    expect(await outcomeAt({ lastName: 'Vega' }, [chart])).toBe('possible-match 0')
  })

  it.each(['001 214 563 0100', '+1 (214) 563-0100', '214‑563‑0100', 'Cell: 214-563-0100', '2145630100x7'])(
    'and %s is her phone',
    async phone => {
      const chart = aChart({ telecom: reached('maria.lopez@example.com', phone) })
      expect(await outcomeAt({}, [chart])).toBe('patient 0')
    },
  )
})

describe('rules 4.4 where Nextech compares to the letter', () => {
  it.each(spelled)('%s %s is found as %s %s', async (firstName, lastName, given, family) => {
    const chart = aChart({ name: named(given, family), ...elsewhere })
    expect(await outcomeAt({ firstName, lastName }, [chart])).toBe('possible-match 0')
  })

  it('no question is longer than a server takes, and none of its parts is left out', async () => {
    const [firstName, lastName] = ['María Elena', 'de la Cruz Oyarzábal']
    const chart = aChart({ name: named(firstName, lastName), ...elsewhere })
    const { nextech, addresses } = oddNextech([{ id: 'u0', ...chart }])
    expect(await outcomeAt({ firstName, lastName }, [chart])).toBe('possible-match 0')
    const words = ['ma', 'el', 'de', 'la', 'cr', 'oy'].flatMap(word =>
      Array.from({ length: 40 }, (_, at) => `${word}${at}ã`),
    )
    const found = await nextech.findPatients({
      by: 'name',
      given: [...words, 'ma'],
      family: [...words, 'de'],
    })
    expect(found).toMatchObject({ ok: true, value: [{ uid: 'u0' }] })
    expect(addresses.length).toBeGreaterThan(1)
    for (const address of addresses) expect(address.split('?')[1]?.length).toBeLessThan(2_048)
  })
})

/** Names of one person that begin with other letters in Nextech. */
const begun: [string, string, string, string][] = [
  ['Ana', 'Lopez', 'Ana', 'Ruiz Lopez'],
  ['Ana', 'Souza', 'Ana', 'de Souza'],
  ['Jan', 'Berg', 'Jan', 'van den Berg'],
  ['Ahmad', 'Ali', 'Ahmad', 'bin Ali'],
  ['Mai', 'Nguyen', 'Nguyen', 'Thi Mai'],
  ['Robert', 'Smith', 'James Robert', 'Smith'],
  ['Ann', 'Smith', 'Mary Ann', 'Smith'],
  ['Wei', 'Chen', 'Li Wei', 'Chen'],
  ['Ann', 'Brown', 'Ann', 'Smith née Brown'],
  ['Ana', 'Perez', 'Ana Perez', 'Ruiz'],
  ['Ana', 'Ruiz', 'Nurse Ana', 'Ruiz'],
]

describe('rules 4.4: born on one day, and called by another part of the name', () => {
  it.each(begun)('%s %s is found as %s %s', async (firstName, lastName, given, family) => {
    const chart = aChart({ name: named(given, family), ...elsewhere })
    expect(await outcomeAt({ firstName, lastName }, [chart])).toBe('possible-match 0')
    expect(await outcomeAt({ firstName, lastName }, [{ ...chart, birthDate: '1961-03-02' }])).toBe('create')
  })

  it('a server that refuses the search, or does not know it, stops nobody', async () => {
    const others = Array.from({ length: 260 }, (_, at) =>
      aChart({ name: named('Ida', 'Byron'), birthDate: `19${10 + (at % 80)}-02-03`, ...elsewhere }),
    )
    const bob = aChart({ name: named('Robert', 'Lopez'), ...elsewhere })
    for (const behaviour of [{ refuses: ['birthdate'] }, { ignores: ['birthdate'] }]) {
      const decided = (firstName: string) => outcomeAt({ firstName }, [bob, ...others], behaviour)
      expect(await decided('Maria')).toBe('create')
      expect(await decided('Bob')).toBe('possible-match 0')
    }
  })
})
