import type { ComponentChildren } from 'preact'
import './notice.css'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './status-icon.tsx'

export interface NoticeProps {
  tone: Tone
  icon: IconName
  title: string
  /** `alert` for what went wrong just now. */
  role?: 'alert'
  children?: ComponentChildren
}

/** A state that a person should know of: what it is, what to do, and the button for it. */
export function Notice({ tone, icon, title, role, children }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} role={role}>
      <Icon name={icon} size={18} />
      <div class="notice-text">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  )
}
