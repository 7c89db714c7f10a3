import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/settings-words.ts'

interface PairingCodeProps {
  pairing: { code: string; address: string; until: number }
  timeZone: string
}

/** The code that lets this browser in, where a person enters it, and how long it is good. */
export function PairingCode({ pairing, timeZone }: PairingCodeProps) {
  const until = formatMoment(pairing.until, timeZone, practiceDayOf(pairing.until, timeZone))
  return (
    <div class="pairing">
      <p>{say('settings.backend.code')}</p>
      <p class="pairing-code">{pairing.code}</p>
      <p>
        <a href={pairing.address} target="_blank" rel="noreferrer">
          {pairing.address}
        </a>
      </p>
      <p class="soft small">{say('settings.backend.until', { until })}</p>
    </div>
  )
}
