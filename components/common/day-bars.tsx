import './day-bars.css'
import { formatDay, weekdayOf } from '../../lib/words/format-time.ts'

export interface DayBarsProps {
  days: readonly { day: string; taken: number; posted: number }[]
  /** What the picture shows, and where its numbers stand: screen readers hear this instead. */
  label: string
  /** About as wide as it will be shown, in pixels, so that nothing is stretched much. */
  width: number
  height: number
}

const narrowestLabel = 20
const labelHeight = 14

/** A pair of bars for each day, taken beside posted; told apart by place and outline as well as by colour. */
export function DayBars({ days, label, width, height }: DayBarsProps) {
  const step = width / Math.max(1, days.length)
  const most = Math.max(1, ...days.map(({ taken, posted }) => Math.max(taken, posted)))
  const of = (cents: number) => Math.max(cents > 0 ? 1 : 0, (Math.max(0, cents) / most) * height)
  const bar = step * 0.36
  const name = (day: string) =>
    days.length <= 14 ? weekdayOf(day).slice(0, 2) : String(Number(day.slice(8)))
  return (
    <svg
      class="day-bars"
      viewBox={`0 0 ${width} ${height + labelHeight}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
      style={{ height: `${height + labelHeight}px` }}
    >
      <line class="day-bars-ground" x1="0" x2={width} y1={height + 0.5} y2={height + 0.5} />
      {days.map(({ day, taken, posted }, at) => (
        <g key={day} transform={`translate(${at * step} 0)`}>
          <title>{formatDay(day, 'medium')}</title>
          <rect class="bar-taken" x={step * 0.1} y={height - of(taken)} width={bar} height={of(taken)} />
          <rect class="bar-posted" x={step * 0.52} y={height - of(posted)} width={bar} height={of(posted)} />
          {step >= narrowestLabel && (
            <text x={step / 2} y={height + 12} text-anchor="middle">
              {name(day)}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
