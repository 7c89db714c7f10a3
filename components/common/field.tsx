import type { Ref } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'

export interface FieldProps {
  type?: 'text' | 'email' | 'tel' | 'date' | 'password' | 'search'
  inputMode?: 'text' | 'numeric'
  autocomplete?: 'off' | 'current-password'
  min?: string
  max?: string
  /** The form goes on without it. */
  optional?: boolean
  label: string
  value: string
  onValue: (value: string) => void
  hint?: string | undefined
  error?: string | undefined
  inputRef?: Ref<HTMLInputElement>
}

/** An input with its label, required unless said otherwise; hint and error are read out with it. */
export function Field({
  label,
  value,
  onValue,
  hint,
  error,
  inputRef,
  type = 'text',
  optional = false,
  autocomplete = 'off',
  ...input
}: FieldProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        autocomplete={autocomplete}
        // Enhanced spell checkers send what is typed to their makers.
        spellcheck={false}
        // Preact's types know an input by one literal type at a time.
        type={type as 'text'}
        id={id}
        ref={inputRef ?? null}
        value={value}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={told || undefined}
        onInput={event => onValue(event.currentTarget.value)}
      />
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}
