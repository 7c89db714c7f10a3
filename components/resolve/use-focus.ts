import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Moves the focus to an element when it appears, and again whenever `moment` changes. */
export function useFocus<T extends HTMLElement>(moment: unknown): RefObject<T | null> {
  const ref = useRef<T>(null)
  useLayoutEffect(() => ref.current?.focus(), [moment])
  return ref
}
