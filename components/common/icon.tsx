import './common.css'

const circle = 'M8 1.6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 8 1.6z'

/** Strokes on a grid of 16; each shape is told from the others without its colour. */
const paths = {
  synced: `${circle}M5 8.2l2.1 2.1L11 6.2`,
  pending: `${circle}M8 4.6V8l2.4 1.5`,
  posting: 'M8 10.8V2.4M4.4 6 8 2.4 11.6 6M2.4 13.6h11.2',
  verifying: 'M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2zM10.7 10.7 14 14',
  resolve: 'M8 1.1 14.9 8 8 14.9 1.1 8zM6.5 6.6a1.5 1.5 0 1 1 2.2 1.3c-.5.3-.7.5-.7 1M8 10.9v.1',
  attention: 'M8 1.8 15 14H1zM8 6.2v3.6M8 11.8v.1',
  refunded: 'M5.4 2.8 2.4 5.8l3 3M2.4 5.8h7.2a4 4 0 0 1 0 8H6',
  voided: `${circle}M3.5 3.5l9 9`,
  skipped: 'M3 4l4 4-4 4M9 4l4 4-4 4',
  waiting: 'M4 1.8h8M4 14.2h8M5 1.8c0 4 6 4.8 6 8.8v3.6M11 1.8c0 4-6 4.8-6 8.8v3.6',
  check: 'M3 8.4l3.4 3.4L13 4.8',
  different: 'M3 6h10M3 10h10M10.5 2.8l-5 10.4',
  unknown: 'M5.6 5.6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.6v.1',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  lock: 'M3.4 7.4h9.2v6.2H3.4zM5.4 7.4V5a2.6 2.6 0 0 1 5.2 0v2.4',
  person: 'M8 2a2.8 2.8 0 1 1 0 5.6A2.8 2.8 0 0 1 8 2zM2.6 14c.5-3 2.6-4.4 5.4-4.4s4.9 1.4 5.4 4.4',
} as const

export type IconName = keyof typeof paths

/** A drawing that only accompanies words: screen readers skip it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
