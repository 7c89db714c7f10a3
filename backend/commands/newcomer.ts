import { normalName } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/backend-words.ts'
import { maxPasswordLength, minPasswordLength } from '../people/passwords.ts'
import { normalEmail } from '../people/people.ts'

/** What is wrong with what a person gives to be let in; none of it is repeated. */
export function problemsOf({
  email,
  name,
  password,
}: {
  email: string
  name: string
  password: string
}): string[] {
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(normalEmail(email)) && email.length <= 254
  const shown = normalName(name)
  const isName = shown.length > 0 && shown.length <= 60
  const isPassword = password.length >= minPasswordLength && password.length <= maxPasswordLength
  return [
    ...(isEmail ? [] : [say('backend.refused.email')]),
    ...(isName ? [] : [say('backend.refused.name')]),
    ...(isPassword
      ? []
      : [say('backend.refused.password', { min: minPasswordLength, max: maxPasswordLength })]),
  ]
}
