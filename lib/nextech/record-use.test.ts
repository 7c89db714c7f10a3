import { describe, expect, test } from 'vitest'
import { parsePatient } from './wire-patient.ts'

const ivy = {
  resourceType: 'Patient',
  id: '0d3f6c1e-7a52-4b7e-9c54-1f2e3d4c5b6a',
  name: [{ use: 'official', text: 'Ivy Marlow', family: 'Marlow', given: ['Ivy', ''] }],
}

describe('rules 4.2: whether a record is in use', () => {
  test.each<[string, object]>([
    ['active false', { active: false }],
    ['active as a text', { active: 'false' }],
    ['active in a wrapper', { active: { value: false } }],
    ['deceasedBoolean', { deceasedBoolean: true }],
    ['deceasedBoolean as a text', { deceasedBoolean: 'TRUE' }],
    ['deceasedDateTime', { deceasedDateTime: '2024-05-01' }],
    ['replaced by another record', { link: [{ type: 'replaced-by', other: { reference: 'Patient/2' } }] }],
    ...['Inactive', 'Deceased', 'Merged'].map((status): [string, object] => [
      `the status ${status}`,
      { extension: [{ url: 'https://x.test/StructureDefinition/patient-status', valueString: status }] },
    ]),
    ...['0', 'N', 'no', 0].map((active): [string, object] => [`active as ${active}`, { active }]),
    ...['1', 'Y', 'yes', 1].map((deceased): [string, object] => [
      `deceased as ${deceased}`,
      { deceasedBoolean: deceased },
    ]),
    ...[
      ...['Non-Active', 'Not active', 'Former patient', 'Closed', 'Dismissed', 'Transferred', 'Moved'],
      ...['NLP', 'Banned', 'Test', 'Dummy', 'Non-patient', 'Do not treat', 'Do Not Schedule'],
      ...['Terminated', 'Removed', 'Suspended', 'No longer a patient', 'Ex-patient', 'Past patient'],
    ].map((status): [string, object] => [
      `the status ${status}`,
      { extension: [{ url: 'https://x.test/StructureDefinition/patient-status', valueString: status }] },
    ]),
    ...[
      { valueCodeableConcept: { text: 'Deceased' } },
      { valueCodeableConcept: { coding: [{ code: 'M', display: 'Merged' }] } },
      { valueCoding: { code: 'I', display: 'Inactive' } },
    ].map((value): [string, object] => [
      `a status as ${JSON.stringify(value)}`,
      { extension: [{ url: 'https://x.test/StructureDefinition/patient-status', ...value }] },
    ]),
    ...['prefix', 'suffix'].map((part): [string, object] => [
      `a ${part} of the name`,
      { name: [{ use: 'official', family: 'Marlow', given: ['Ivy'], [part]: ['DECEASED'] }] },
    ]),
    ...[true, 'yes', '2024-05-01', { value: true }].map((deceased): [string, object] => [
      `deceased without a type as ${JSON.stringify(deceased)}`,
      { deceased },
    ]),
    ['replaced, as an object', { link: { other: { reference: 'Patient/2' }, type: 'replace' } }],
  ])('says that the record is used no more: %s', (_, change) => {
    expect(parsePatient({ ...ivy, ...change })?.isInactive).toBe(true)
  })

  test.each<[string, string[]]>([
    ['Ruiz (DECEASED)', ['Ana']],
    ['Ruiz', ['Ana', '**Inactive**']],
    ['DO NOT USE Ruiz', ['Ana']],
    ['Ruiz - merged', ['Ana']],
    ...[
      ...[
        'Ruiz - DEC’D',
        'Ruiz (passed away)',
        'Ruiz EXPIRED',
        'Ruiz †',
        'Ruiz (dup)',
        'Ruiz DUPE',
        'DNU Ruiz',
      ],
      ...[
        'Ruiz - see chart 2041',
        'Ruiz (use other chart)',
        'Ruiz **use #2041**',
        'Ruiz old chart',
        'Ruiz (wrong chart)',
      ],
      ...[
        'Ruiz - entered in error',
        'Ruiz deleted',
        'Ruiz, combined',
        'Ruiz Test Patient',
        'Ruiz (obsolete)',
      ],
      ...[
        'Ruiz (fallecida)',
        'Ruiz - NO USAR',
        'Ruiz duplicado',
        'Ruiz (verstorben)',
        'Ruiz nicht mehr verwenden',
      ],
      ...['zzRuiz', 'ZZ Ruiz', 'ZZRuiz', 'zzz Ruiz', 'xxRuiz', 'XX-Ruiz'],
    ].map((family): [string, string[]] => [family, ['Ana']]),
    ['Ruiz', ['zzAna']],
    ['Ruiz', ['Ana †']],
    ['Ruiz \u{1f480}', ['Ana']],
    ['Ruiz \u2620\ufe0f', ['Ana']],
  ])('says so in its name: %s, %j', (family, given) => {
    expect(parsePatient({ ...ivy, name: [{ use: 'official', family, given }] })?.isInactive).toBe(true)
  })

  test.each<[string, object]>([
    ['active', { active: true }],
    ['alive', { deceasedBoolean: false }],
    [
      'a status',
      {
        extension: [
          { url: 'https://x.test/StructureDefinition/patient-status', valueString: 'patientprospect' },
        ],
      },
    ],
    ...[false, 'no', null, '', 'unknown', 7, {}].map((deceased): [string, object] => [
      `alive, without a type: ${JSON.stringify(deceased)}`,
      { deceased },
    ]),
    ...['patient', 'Prospect', 'Tested', 'Patient - VIP', 'Trainer'].map((status): [string, object] => [
      `the status ${status}`,
      { extension: [{ url: 'https://x.test/StructureDefinition/patient-status', valueString: status }] },
    ]),
    ['the one that stays', { link: [{ type: 'replaces', other: { reference: 'Patient/2' } }] }],
    ['a relative', { link: [{ type: 'seealso' }, null, 'poison'] }],
    ['links of another form', { link: [{ relation: 'self', url: 'https://x.test' }] }],
    ...[
      'Zziwa',
      'ZZIWA',
      'Xxavier',
      'Old',
      'Testa',
      'Void',
      'Seeley',
      'Use',
      'Dupree',
      'Deadwyler',
      'Mergen',
    ].map((family): [string, object] => [
      `the name ${family}`,
      { name: [{ use: 'official', family, given: ['Ivy'] }] },
    ]),
    ['poison', { active: 'yes', deceasedBoolean: 7, deceasedDateTime: '' }],
  ])('and not where it is in use: %s', (_, change) => {
    expect(parsePatient({ ...ivy, ...change })?.isInactive).toBeUndefined()
  })
})

describe('rules 4.2: whether a record is restricted', () => {
  const status = (valueString: string) => ({
    extension: [{ url: 'https://x.test/StructureDefinition/patient-status', valueString }],
  })
  const labelled = (code: unknown) => ({
    meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code }] },
  })
  test.each<[string, object, true | undefined]>([
    ['its status', status('Restricted Access'), true],
    ['a status in other words', status('CONFIDENTIAL'), true],
    ['the label R', labelled('R'), true],
    ['the label V', labelled('V'), true],
    ['the label N', labelled('N'), undefined],
    ['a label that is none', labelled(7), undefined],
    ['another status', status('patient'), undefined],
    ['nothing', {}, undefined],
  ])('by %s', (_, change, isRestricted) => {
    expect(parsePatient({ ...ivy, ...change })?.isRestricted).toBe(isRestricted)
  })
})
