import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './common.css'

export interface CardProps {
  title: string
  /** Stands at the end of the title's line. */
  aside?: ComponentChildren
  class?: string
  children: ComponentChildren
}

/** A titled part of a page, known to screen readers by its title. */
export function Card({ title, aside, class: className = '', children }: CardProps) {
  const id = useId()
  return (
    <section class={`card ${className}`} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
