import './day-bars.css'
import { formatDay, weekdayOf } from './format.ts'

export interface DayBarsProps {
  days: readonly { day: string; taken: number; posted: number }[]
  /** What the picture shows, and where its numbers stand: screen readers hear this instead. */
  label: string
  height: number
}

const step = 24

/** A pair of bars for each day, taken beside posted; told apart by place and pattern as well as by colour. */
export function DayBars({ days, label, height }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ taken, posted }) => Math.max(taken, posted)))
  const of = (cents: number) => Math.max(cents > 0 ? 1 : 0, (Math.max(0, cents) / most) * height)
  const width = days.length * step
  return (
    <svg
      class="day-bars"
      viewBox={`0 0 ${width} ${height + 14}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
      style={{ height: `${height + 14}px` }}
    >
      <line class="day-bars-ground" x1="0" x2={width} y1={height + 0.5} y2={height + 0.5} />
      {days.map(({ day, taken, posted }, at) => (
        <g key={day} transform={`translate(${at * step} 0)`}>
          <title>{formatDay(day, 'medium')}</title>
          <rect class="bar-taken" x="4" y={height - of(taken)} width="8" height={of(taken)} />
          <rect class="bar-posted" x="13" y={height - of(posted)} width="7" height={of(posted)} />
          {days.length <= 14 && (
            <text x="12" y={height + 12} text-anchor="middle">
              {weekdayOf(day).slice(0, 2)}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
