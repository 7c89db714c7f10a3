import type { ComponentChildren } from 'preact'

export interface WorkbenchLinkProps {
  /** A place of the workbench, e.g. `staff?reason=possible-match`. */
  route: string
  onOpen: (route: string) => void
  class?: string
  children: ComponentChildren
}

/** A link into the workbench: pressed, its owner opens the one tab; a middle click opens a new one. */
export function WorkbenchLink({ route, onOpen, class: className, children }: WorkbenchLinkProps) {
  const open = (event: Event) => {
    event.preventDefault()
    onOpen(route)
  }
  return (
    <a class={className} href={`workbench.html#/${route}`} onClick={open}>
      {children}
    </a>
  )
}
