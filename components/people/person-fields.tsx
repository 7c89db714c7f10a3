import { useId } from 'preact/hooks'
import { type PersonRole, personRoles } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/people-words.ts'
import { Field } from '../common/field.tsx'

/** A person as somebody typed them. */
export interface TypedPerson {
  name: string
  role: PersonRole
  pin: string
}

interface PersonFieldsProps {
  typed: TypedPerson
  onType: (typed: TypedPerson) => void
  roles?: readonly PersonRole[]
  pinLabel: string
  isPinOptional?: boolean
}

/** Name, role and PIN. */
export function PersonFields({
  typed,
  onType,
  roles = personRoles,
  pinLabel,
  isPinOptional = false,
}: PersonFieldsProps) {
  const id = useId()
  return (
    <>
      <Field
        autocomplete="off"
        label={say('people.name')}
        value={typed.name}
        onValue={name => onType({ ...typed, name })}
      />
      <div class="field">
        <label for={id}>{say('people.role')}</label>
        <select
          id={id}
          value={typed.role}
          onChange={({ currentTarget: { value } }) =>
            onType({ ...typed, role: roles.find(role => role === value) ?? typed.role })
          }
        >
          {roles.map(role => (
            <option key={role} value={role}>
              {say(`people.role.${role}`)}
            </option>
          ))}
        </select>
      </div>
      <Field
        type="password"
        autocomplete="off"
        optional={isPinOptional}
        label={pinLabel}
        hint={isPinOptional ? undefined : say('people.pin.hint')}
        value={typed.pin}
        onValue={pin => onType({ ...typed, pin })}
      />
    </>
  )
}
