import type { ComponentChildren, Ref } from 'preact'
import './button.css'

export interface ButtonProps {
  kind?: 'primary' | 'plain' | 'quiet'
  type?: 'button' | 'submit'
  /** Under way: pressing does nothing, and the focus stays (a disabled button would lose it). */
  busy?: boolean
  label?: string
  describedBy?: string
  expanded?: boolean
  pressed?: boolean
  buttonRef?: Ref<HTMLButtonElement>
  onPress?: () => void
  children: ComponentChildren
}

/** A button of ours; `label` names it where its content is only an icon. */
export function Button({ kind = 'plain', type = 'button', busy = false, ...rest }: ButtonProps) {
  const press = (event: Event) => {
    if (busy) event.preventDefault()
    else rest.onPress?.()
  }
  return (
    <button
      class={`button button-${kind}`}
      type={type}
      ref={rest.buttonRef ?? null}
      aria-disabled={busy || undefined}
      aria-label={rest.label}
      aria-describedby={rest.describedBy}
      aria-expanded={rest.expanded}
      aria-pressed={rest.pressed}
      onClick={press}
    >
      {rest.children}
    </button>
  )
}
