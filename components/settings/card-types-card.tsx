import { useEffect, useRef, useState } from 'preact/hooks'
import { brandName, untoldBrand } from '../../lib/domain/card-types.ts'
import { refusalLine } from '../../lib/words/refusal-words.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import './card-types.css'
import type { CardTypeRow, CardTypesEvents, CardTypesView } from './card-types-view.ts'

export type CardTypesCardProps = CardTypesEvents & { view: CardTypesView | null }

/** The label in Nextech of each brand of card, to add, edit and remove; nothing while nothing is configured. */
export function CardTypesCard({ view, ...events }: CardTypesCardProps) {
  const card = useRef<HTMLDivElement>(null)
  const isOpen = view?.form != null
  const wasOpen = useRef(false)
  useEffect(() => {
    // The form is gone, and the focus with it: it goes on where the form came from.
    if (wasOpen.current && !isOpen) card.current?.querySelector<HTMLElement>('.brand-add button')?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (view === null) return null
  const { rows, waiting, lock, form } = view
  const isLocked = lock !== null
  return (
    <div ref={card}>
      <Card title={say('settings.brands')}>
        <p class="soft small">{say(lock === null ? 'settings.brands.hint' : `settings.lock.${lock}`)}</p>
        <p class="brand-said" aria-live="polite">
          {saidWords(view.said)}
        </p>
        {waiting.length > 0 && <Waiting brands={waiting} isLocked={isLocked} onOpen={events.onOpen} />}
        {rows.length === 0 ? (
          <p class="soft">{say('settings.brands.none')}</p>
        ) : (
          <ul class="brands">
            {rows.map(row => (
              <Row key={row.brand} row={row} isLocked={isLocked} {...events} />
            ))}
          </ul>
        )}
        {!isLocked && form !== null && (
          <Form
            key={`${form.was ?? ''}/${form.brand}`}
            form={form}
            busy={view.busy}
            problem={view.problem}
            {...events}
          />
        )}
        {!isLocked && form === null && (
          <div class="brand-add">
            <Button onPress={() => events.onOpen('')}>{say('settings.brands.add')}</Button>
          </div>
        )}
      </Card>
    </div>
  )
}

/** A brand in words: `Visa (VI)`, `Maestro`, or that none is told. */
function brandWords(brand: string): string {
  if (brand === untoldBrand) return say('settings.brands.untold')
  const name = brandName(brand)
  return name === brand ? brand : say('settings.brands.coded', { name, code: brand })
}

function saidWords(said: CardTypesView['said']): string {
  if (said === null) return ''
  if ('problem' in said) return said.problem
  const brand = brandWords(said.brand)
  return said.label === null
    ? say('settings.brands.removed', { brand })
    : say('settings.brands.saved', { brand, label: said.label })
}

interface Fixed {
  isLocked: boolean
}

function Waiting({
  brands,
  isLocked,
  onOpen,
}: { brands: readonly string[] } & Fixed & Pick<CardTypesEvents, 'onOpen'>) {
  return (
    <div class="brands-waiting">
      <h3>{say('settings.brands.waiting')}</h3>
      <ul class="brands">
        {brands.map(brand => (
          <li key={brand} class="brand">
            <span>{brandWords(brand)}</span>
            {!isLocked && (
              <Button
                kind="primary"
                label={say('settings.brands.give.label', { brand: brandWords(brand) })}
                onPress={() => onOpen(brand)}
              >
                {say('settings.brands.give')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({
  row: { brand, label },
  isLocked,
  onOpen,
  onRemove,
}: { row: CardTypeRow } & Fixed & CardTypesEvents) {
  const words = brandWords(brand)
  return (
    <li class="brand">
      <span>{words}</span>
      <strong>{label}</strong>
      {!isLocked && (
        <span class="brand-acts">
          <Button label={say('settings.brands.edit.label', { brand: words })} onPress={() => onOpen(brand)}>
            {say('settings.brands.edit')}
          </Button>
          <Button
            kind="quiet"
            label={say('settings.brands.remove.label', { brand: words })}
            onPress={() => onRemove(brand)}
          >
            {say('settings.brands.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}

type FormProps = Pick<CardTypesView, 'busy' | 'problem'> &
  Pick<CardTypesEvents, 'onSave' | 'onCancel'> & { form: NonNullable<CardTypesView['form']> }

function Form({ form, busy, problem, onSave, onCancel }: FormProps) {
  const [brand, setBrand] = useState(form.brand)
  const [label, setLabel] = useState(form.label)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  useEffect(() => {
    ;(form.brand === '' ? first : second).current?.focus()
  }, [form.brand])
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy) onSave(brand.trim(), label.trim())
  }
  return (
    <form
      class="brand-form"
      aria-label={say('settings.brands.add')}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <Field
        label={say('settings.brands.brand')}
        hint={say('settings.brands.brand.hint')}
        value={brand}
        onValue={setBrand}
        inputRef={first}
        autocomplete="off"
      />
      <Field
        label={say('settings.brands.label')}
        value={label}
        onValue={setLabel}
        inputRef={second}
        error={problem === null ? undefined : refusalLine(problem)}
        autocomplete="off"
      />
      <div class="brand-acts">
        <Button kind="primary" type="submit" busy={busy}>
          {say('settings.brands.save')}
        </Button>
        <Button onPress={onCancel}>{say('settings.brands.cancel')}</Button>
      </div>
    </form>
  )
}
