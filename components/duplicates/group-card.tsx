import type { PatientRow } from '../../lib/reports/duplicates/patient-row.ts'
import type { GroupShown } from '../../lib/reports/duplicates/read-result.ts'
import { plural, say } from '../../lib/words/duplicates-words.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { locale } from '../../lib/words/words.ts'

const headings = ['line', 'id', 'name', 'email', 'phones', 'birthDate'] as const

interface GroupCardProps {
  group: GroupShown
  /** Whether a patient's line in the file means anything. */
  withLines: boolean
}

/** The patients of one group side by side, and what they share. */
export function GroupCard({ group, withLines }: GroupCardProps) {
  const reasons = group.reasons.length > 0 ? group.reasons : (['allFour'] as const)
  const more = group.size - group.patients.length
  return (
    <div class="group">
      <table>
        <caption>
          <strong>{say('duplicates.group', { number: group.number.toLocaleString(locale()) })}</strong>{' '}
          {reasons.map(reason => (
            <span class="reason" key={reason}>
              {say(`duplicates.reason.${reason}`)}
            </span>
          ))}
          {group.reasons.length === 0 && (
            <p class={`advice advice-${group.birthDates}`}>{say(`duplicates.advice.${group.birthDates}`)}</p>
          )}
          {group.reasons.length === 0 && group.hasInactive && (
            <p class="advice">{say('duplicates.advice.inactive')}</p>
          )}
        </caption>
        <thead>
          <tr>
            {(withLines ? headings : headings.slice(1)).map(heading => (
              <th key={heading} scope="col" class={`of-${heading}`}>
                {say(`duplicates.table.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.patients.map(patient => (
            <PatientLine key={patient.line} patient={patient} withLines={withLines} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="soft small">{plural('duplicates.group.more', more)}</p>}
    </div>
  )
}

interface PatientLineProps {
  patient: PatientRow
  withLines: boolean
}

function PatientLine({ patient, withLines }: PatientLineProps) {
  const { line, id, given, family, email, phones, birthDate, isInactive, isRestricted } = patient
  const kept = isRestricted && <em>{say('duplicates.kept')}</em>
  return (
    <tr>
      {withLines && <td class="number">{line}</td>}
      <td>{id}</td>
      <td>
        {given.join(' ')} {family}
        {isInactive && <span class="reason">{say('duplicates.mark.inactive')}</span>}
        {isRestricted && <span class="reason">{say('duplicates.mark.restricted')}</span>}
      </td>
      <td>{kept || email}</td>
      <td>{kept || phones.join(', ')}</td>
      <td>{formatDay(birthDate, 'medium')}</td>
    </tr>
  )
}
