import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../tests/fixtures/builders.ts'
import { customerName, generationOf, nameWords, partName, withoutTitles } from './person-name.ts'

describe('rules 4: titles and suffixes are no part of a name', () => {
  it.each([
    ['Dr. Ana Ruiz', 'Ana Ruiz'],
    ['Dr.Ana Ruiz', 'Ana Ruiz'],
    ['dr ana ruiz', 'ana ruiz'],
    ['MRS ANA RUIZ', 'ANA RUIZ'],
    ['Ms Ana Ruiz', 'Ana Ruiz'],
    ['Mr. Bob Ruiz', 'Bob Ruiz'],
    ['Miss Ana Ruiz', 'Ana Ruiz'],
    ['Prof. Dr. med. Ana Ruiz', 'Ana Ruiz'],
    ['Sr. Juan Ruiz', 'Juan Ruiz'],
    ['Sra. Ana Ruiz', 'Ana Ruiz'],
    ['Srta Ana Ruiz', 'Ana Ruiz'],
    ['Dña. Ana Ruiz', 'Ana Ruiz'],
    ['Doña Ana Ruiz', 'Ana Ruiz'],
    ['Don Juan Ruiz', 'Juan Ruiz'],
    ['Sr. Don Juan Ruiz', 'Juan Ruiz'],
    ['Señora Ana Ruiz', 'Ana Ruiz'],
    ['Herr Max Braun', 'Max Braun'],
    ['Frau Dr. Eva Braun', 'Eva Braun'],
    ['Mme Anne Roy', 'Anne Roy'],
    ['Capt. Ana Ruiz', 'Ana Ruiz'],
    ['Sgt Ana Ruiz', 'Ana Ruiz'],
    ['Hon Lee', 'Hon Lee'],
    ['Rabbi Max Braun', 'Max Braun'],
    ['Atty. Ana Ruiz', 'Ana Ruiz'],
    ['Abg. Ana Ruiz', 'Ana Ruiz'],
    ['Mag. Eva Braun', 'Eva Braun'],
    ['Dipl.-Ing. Eva Braun', 'Eva Braun'],
    ['Univ.-Prof. Dr. Eva Braun', 'Eva Braun'],
    ['Mr/Mrs Ana Ruiz', 'Ana Ruiz'],
    ['Col. Ana', 'Ana'],
    ['Ing. Ana', 'Ana'],
    ['Hon. Ana', 'Ana'],
    ['Don Ana', 'Don Ana'],
    ['Sister Ana Ruiz', 'Ana Ruiz'],
    ['Ana Ruiz, FNP-BC', 'Ana Ruiz'],
    ['Ana Ruiz APRN-CNP', 'Ana Ruiz'],
    ['Ana Ruiz RN-BC', 'Ana Ruiz'],
    ['Ana Ruiz, DMD', 'Ana Ruiz'],
    ['Ana Ruiz LVN', 'Ana Ruiz'],
    ['Ana Ruiz, LAC', 'Ana Ruiz'],
    ['Ana Lac', 'Ana Lac'],
    ['Ana Ruiz, USN Ret.', 'Ana Ruiz'],
    ['John Smith Jr.', 'John Smith'],
    ['John Smith, Jr', 'John Smith'],
    ['John Smith Sr', 'John Smith'],
    ['John Smith III', 'John Smith'],
    ['John Smith iv', 'John Smith'],
    ['Ana Ruiz, MD', 'Ana Ruiz'],
    ['Ana Ruiz,M.D.', 'Ana Ruiz'],
    ['Ana Ruiz M. D.', 'Ana Ruiz'],
    ['Ana Ruiz DO', 'Ana Ruiz'],
    ['Ana Ruiz, D.O.', 'Ana Ruiz'],
    ['Ana Ruiz Ph.D.', 'Ana Ruiz'],
    ['Ana Ruiz Ph. D.', 'Ana Ruiz'],
    ['Ana Ruiz RN, BSN', 'Ana Ruiz'],
    ['Ana Ruiz D.D.S.', 'Ana Ruiz'],
    ['John Smith II, Esq.', 'John Smith'],
    ['Dr. John Smith Jr., MD, PhD', 'John Smith'],
    ['Master John Smith', 'John Smith'],
    ['Pastor John Smith', 'John Smith'],
    ['Col. John Smith', 'John Smith'],
    ['Hon. Jane Doe', 'Jane Doe'],
    ['Dott. Mario Rossi', 'Mario Rossi'],
    ['Sig.ra Maria Rossi', 'Maria Rossi'],
    ['Ing. Juan Pérez', 'Juan Pérez'],
    ['Dipl.-Ing. Hans Weber', 'Hans Weber'],
    ['Pastor Ruiz', 'Pastor Ruiz'],
    ['Major Smith', 'Major Smith'],
    ['Ana Ruiz PA-C', 'Ana Ruiz'],
    ['Ana Ruiz, MBBS', 'Ana Ruiz'],
    ['Ana Ruiz, MA', 'Ana Ruiz'],
    ['Ana Ruiz M.S.', 'Ana Ruiz'],
    ['Ana Ruiz (Dr.)', 'Ana Ruiz'],
    ['John Smith Jnr', 'John Smith'],
    ['Jack Ma', 'Jack Ma'],
    ['JACK MA', 'JACK MA'],
    ['RUIZ LOPEZ, MA', 'RUIZ LOPEZ, MA'],
    ['Kim Le', 'Kim Le'],
    ['Ruiz Jr.', 'Ruiz'],
    ['Dr', 'Dr'],
    ['Jr.', 'Jr.'],
    ['MD', 'MD'],
    ['Dr. Jr.', 'Jr.'],
    ['Srita. Ana Ruiz', 'Ana Ruiz'],
    ['Mtro. Juan Ruiz', 'Juan Ruiz'],
    ['Licda. Ana Ruiz', 'Ana Ruiz'],
    ['Frl. Eva Braun', 'Eva Braun'],
    ['Dr.-Ing. Eva Braun', 'Eva Braun'],
    ['Priv.-Doz. Dr. Eva Braun', 'Eva Braun'],
    ['SSgt Bob Ruiz', 'Bob Ruiz'],
    ['Hon. Judge Ana Ruiz', 'Ana Ruiz'],
    ['Judge Ruiz', 'Judge Ruiz'],
    ['Sen. Ana Ruiz', 'Ana Ruiz'],
    ['Sen Li Wang', 'Sen Li Wang'],
    ['Ana Ruiz, Dr.', 'Ana Ruiz'],
    ['Ana Ruiz Dra.', 'Ana Ruiz'],
    ['Ana Miss', 'Ana Miss'],
    ['Ana Ruiz, PharmD, BCPS', 'Ana Ruiz'],
    ['Ana Ruiz, CMA (AAMA)', 'Ana Ruiz'],
    ['Bob RuizJr.', 'Bob Ruiz'],
    ['Bob RuizIII', 'Bob Ruiz'],
    ['BOB RUIZ-JR', 'BOB RUIZ'],
    ['Bob Ruiz(Jr)', 'Bob Ruiz'],
    ['Ana Ruiz-MD', 'Ana Ruiz'],
    ['Bob Ruiz the 3rd', 'Bob Ruiz'],
    ['Bao The', 'Bao The'],
    ['Li HuIII-Ba', 'Li HuIII-Ba'],
    ['Don Ruiz', 'Don Ruiz'],
    ['Do', 'Do'],
    ['Anh Do', 'Anh Do'],
    ['ANH DO', 'ANH DO'],
    ['Drake Mills', 'Drake Mills'],
    ['Mrsic Jrue', 'Mrsic Jrue'],
    ['Iva Mdina', 'Iva Mdina'],
    ['', ''],
  ])('%j is %j', (name, alone) => {
    expect(withoutTitles(name)).toBe(alone)
  })
})

describe('rules 4: a name told in one text', () => {
  it.each([
    ['Ana Ruiz', 'Ana', 'Ruiz'],
    ['Dr. Ana Ruiz, MD', 'Ana', 'Ruiz'],
    ['Mrs. Mary-Ann Smith Jr.', 'Mary-Ann', 'Smith'],
    ['Dr. Ruiz', '', 'Ruiz'],
    ['Cher', 'Cher', ''],
  ])('is parted where two words are left: %j', (text, firstName, lastName) => {
    expect(partName(text)).toEqual({ firstName, lastName })
  })

  it.each([
    ['Mary Ann Smith', ['mary ann smith']],
    ['Dr. Mary Ann Smith', ['mary ann smith']],
    ['Ana de la Cruz', ['ana de la cruz']],
    ['Ruiz, Ana', ['ana ruiz', 'ruiz ana']],
    ['Ruiz,Ana', ['ana ruiz', 'ruiz ana']],
    ['Ruiz , Ana', ['ana ruiz', 'ruiz ana']],
    ['RUIZ ,ANA', ['ana ruiz', 'ruiz ana']],
    ['Ruiz, Ana Mrs.', ['ana ruiz', 'ruiz ana']],
    ['Ruiz Jr., Ana', ['ana ruiz', 'ruiz jr ana']],
    ['Ruiz, Dr. Ana', ['ana ruiz', 'ruiz dr ana']],
    ['RUIZ, ANA M', ['ana m ruiz', 'ruiz ana m']],
    ['Ruiz Vega, Ana, MD', ['ana ruiz vega', 'ruiz vega ana']],
    ['Ana & Bob Ruiz', ['ana ruiz', 'bob ruiz']],
    ['Ana&Bob Ruiz', ['ana ruiz', 'bob ruiz']],
    ['Ana and Bob Ruiz', ['ana ruiz', 'bob ruiz']],
    ['Ana y Juan Ruiz', ['ana ruiz', 'juan ruiz']],
    ['Eva und Max Braun', ['eva braun', 'max braun']],
    ['Ana + Bob Ruiz', ['ana ruiz', 'bob ruiz']],
    ['Ana Ruiz / Bob Smith', ['ana ruiz', 'bob smith']],
  ])('is not parted by guessing: %j', (fullName, texts) => {
    expect(partName(fullName).fullName).toBe(fullName)
    const name = customerName(aCustomer({ fullName }))
    expect(name).toMatchObject({ first: '', last: '' })
    expect([...(name.texts ?? [])].sort()).toEqual([...texts].sort())
  })

  it.each([
    ['Ana <b>Ruiz</b>', { firstName: 'Ana', lastName: '<b>Ruiz</b>' }],
    ['Ana <br/>', { firstName: 'Ana', lastName: '<br/>' }],
    ['N/A Ruiz', { firstName: 'N/A', lastName: 'Ruiz' }],
    ['Ana n/a', { firstName: 'Ana', lastName: 'n/a' }],
  ])('is in parts, and of one person, for all its strokes: %j', (told, parts) => {
    expect(partName(told)).toEqual(parts)
    expect(customerName(aCustomer(parts)).isJoint).toBeUndefined()
  })

  it('may name two people, also as a first name', () => {
    expect(customerName(aCustomer({ firstName: 'Ana & Bob', lastName: 'Ruiz' }))).toMatchObject({
      isJoint: true,
      texts: ['ana ruiz', 'bob ruiz'],
    })
    expect(customerName(aCustomer({ firstName: 'Ana or Bob', lastName: 'Ruiz' })).isJoint).toBe(true)
    for (const firstName of ['Y Nhi', 'E Maria', 'Or Lee'])
      expect(customerName(aCustomer({ firstName })).isJoint).toBeUndefined()
    expect(customerName(aCustomer({ lastName: 'Ortega y Gasset' })).texts).toBeUndefined()
    expect(customerName(aCustomer({ firstName: 'Andy', lastName: 'Sandy' })).texts).toBeUndefined()
  })

  it('is parted again where a reader took the title for the first name', () => {
    const read = (lastName: string) => customerName(aCustomer({ firstName: 'Dr.', lastName }))
    expect(read('Ana Ruiz')).toEqual({ first: 'ana', last: 'ruiz' })
    expect(read('Ruiz')).toEqual({ first: '', last: 'ruiz' })
    expect(read('Mary Ann Smith').texts).toEqual(['mary ann smith'])
  })

  it('is looked for by each of its words', () => {
    expect(nameWords(aCustomer({ fullName: 'Dr. Ana & José Ruiz-Vega, MD' }))).toEqual([
      'Ana',
      'José',
      'Ruiz-Vega',
    ])
    expect(nameWords(aCustomer({ fullName: 'Ruiz, Ana' }))).toEqual(['Ruiz', 'Ana'])
    expect(nameWords(aCustomer({ firstName: 'Mary Ann', lastName: 'Smith Jr.' }))).toEqual([
      'Mary',
      'Ann',
      'Smith',
    ])
  })
})

describe('the generation that a name tells', () => {
  it.each([
    ['John', 'Smith Jr.', 'junior'],
    ['John', 'Smith II', 'junior'],
    ['John Jr', 'Smith', 'junior'],
    ['John', 'Smith, Sr.', 'senior'],
    ['John', 'Smith 3rd', 'third'],
    ['Sr. Juan', 'Ruiz', undefined],
    ['John', 'Smith', undefined],
  ])('%s %s: %s', (first, last, generation) => {
    expect(generationOf(first, last).generation).toBe(generation)
  })
})
