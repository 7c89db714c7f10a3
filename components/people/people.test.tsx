// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Gate } from './gate.tsx'
import { PassphraseGate } from './passphrase-gate.tsx'
import { PeopleCard } from './people-card.tsx'
import { PresentPerson, RefusedPress } from './present-person.tsx'
import {
  gateSamples,
  openSamples,
  passphraseSamples,
  peopleSamples,
  vaultSamples,
} from './stories/samples.ts'
import { VaultCard } from './vault-card.tsx'
import type { PeopleView, StationView } from './view.ts'

type PassphraseView = Extract<StationView, { kind: 'passphrase' }>

afterEach(cleanup)

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('Gate', () => {
  const named = gateSamples['nobody is there']

  it('asks for the PIN of the name that was pressed, and hands both over', () => {
    const onEnter = vi.fn()
    render(<Gate view={named} onEnter={onEnter} />)
    press('Bo Staff')
    expect(document.activeElement).toBe(screen.getByLabelText('PIN of Bo'))
    type('PIN of Bo', '4401-bo')
    press('Sign in')
    expect(onEnter).toHaveBeenCalledExactlyOnceWith('2', '4401-bo')
  })

  it('says what was wrong, keeps no PIN in its field, and takes none twice', () => {
    const onEnter = vi.fn()
    const { rerender } = render(<Gate view={named} onEnter={onEnter} />)
    press('Bo Staff')
    type('PIN of Bo', 'not it')
    press('Sign in')
    rerender(<Gate view={{ ...named, busy: true }} onEnter={onEnter} />)
    press('Sign in')
    rerender(<Gate view={{ ...named, problem: 'This is not the PIN.' }} onEnter={onEnter} />)
    expect(onEnter).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toBe('This is not the PIN.')
    expect(screen.getByLabelText<HTMLInputElement>('PIN of Bo').value).toBe('')
  })

  it('lets another name be chosen, without what was said of the one before', () => {
    const { rerender } = render(<Gate view={named} onEnter={() => undefined} />)
    press('Bo Staff')
    type('PIN of Bo', 'not it')
    press('Sign in')
    rerender(<Gate view={{ ...named, problem: 'This is not the PIN.' }} onEnter={() => undefined} />)
    press('Somebody else')
    press('Front desk, evenings Staff')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('says until when somebody is locked out', () => {
    render(<Gate view={gateSamples['somebody is locked out']} onEnter={() => undefined} />)
    expect(screen.getByRole('button', { name: /^Bo locked until/ })).toBeTruthy()
  })
})

describe('the frame around our pages', () => {
  it('names who is there, with one press for somebody else', () => {
    const onSwitch = vi.fn()
    render(
      <PresentPerson
        view={openSamples['an auditor is there']}
        onSwitch={onSwitch}
        onSignOff={() => undefined}
      />,
    )
    expect(screen.getByText('Okonkwo & Partners, Auditor')).toBeTruthy()
    press('Switch person')
    expect(onSwitch).toHaveBeenCalledOnce()
  })

  it('is as ever where nobody is set up', () => {
    const view = { kind: 'open', person: null, vault: 'none', refusal: null } as const
    render(<PresentPerson view={view} onSwitch={() => undefined} onSignOff={() => undefined} />)
    expect(document.body.textContent).toBe('')
  })

  it('says why something was not done', () => {
    const onDismiss = vi.fn()
    render(<RefusedPress view={openSamples['not for this role']} onDismiss={onDismiss} />)
    expect(screen.getByRole('alert').textContent).toContain('Only a manager')
    press('Dismiss')
    expect(onDismiss).toHaveBeenCalledOnce()
  })
})

describe('PeopleCard', () => {
  function show(view: PeopleView) {
    const events = { onAdd: vi.fn(), onChange: vi.fn(), onRemove: vi.fn(), onOwnPin: vi.fn() }
    render(<PeopleCard view={view} {...events} />)
    return events
  }

  it('is nothing where people cannot be set up', () => {
    show(null)
    expect(document.body.textContent).toBe('')
  })

  it('takes the first person as a manager, and nothing else', () => {
    const { onAdd } = show(peopleSamples['nobody is set up'])
    expect(screen.getByText(/everybody who sits here may do everything/)).toBeTruthy()
    type('Name', 'Ana')
    type('PIN', '739146')
    expect(within(screen.getByLabelText('Role')).getAllByRole('option', { hidden: true })).toHaveLength(1)
    fireEvent.submit(screen.getByRole('form', { name: 'Add yourself as the manager', hidden: true }))
    expect(onAdd).toHaveBeenCalledExactlyOnceWith({ name: 'Ana', role: 'manager', pin: '739146' })
  })

  it('changes name, role and PIN of a person', () => {
    const { onChange } = show(peopleSamples['a manager looks'])
    press('Change Bo')
    const form = within(screen.getByRole('form', { name: 'Change Bo' }))
    fireEvent.change(form.getByLabelText('Role'), { target: { value: 'auditor' } })
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ id: '2', name: 'Bo', role: 'auditor', pin: '' })
  })

  it('removes a person by a second press, which names them', () => {
    const { onRemove } = show(peopleSamples['a manager looks'])
    press('Remove Bo')
    expect(onRemove).not.toHaveBeenCalled()
    press('Yes, remove Bo')
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('2')
  })

  it('leaves staff their own PIN and no more', () => {
    const { onOwnPin } = show(peopleSamples['staff look'])
    expect(screen.queryByRole('button', { name: /Change Bo|Remove/ })).toBeNull()
    expect(screen.queryByText('Add a person')).toBeNull()
    type('Present PIN', '4401-bo')
    type('New PIN', 'green 17')
    fireEvent.submit(screen.getByRole('form', { name: 'Your PIN', hidden: true }))
    expect(onOwnPin).toHaveBeenCalledExactlyOnceWith('4401-bo', 'green 17')
  })
})

describe('PassphraseGate', () => {
  function show(view: PassphraseView) {
    const events = { onOpen: vi.fn(), onPasskey: vi.fn(), onForget: vi.fn() }
    const { rerender } = render(<PassphraseGate view={view} {...events} />)
    return {
      ...events,
      change: (next: PassphraseView) => rerender(<PassphraseGate view={next} {...events} />),
    }
  }

  it('hands the passphrase over, once, and keeps none in its field', () => {
    const { onOpen, change } = show(passphraseSamples['the vault is closed'])
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    type('Passphrase', 'correct horse battery')
    press('Open')
    press('Open')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('correct horse battery')
    change(passphraseSamples['a wrong passphrase'])
    expect(screen.getByRole('status').textContent).toContain('not a passphrase')
  })

  it('says what goes with a forgotten passphrase before it is deleted', () => {
    const { onForget } = show(passphraseSamples['the vault is closed'])
    expect(document.body.textContent).toMatch(/read again, and nothing is posted twice/)
    type('Type FORGET', 'FORGET')
    fireEvent.submit(screen.getByRole('form', { name: 'Nobody knows the passphrase', hidden: true }))
    expect(onForget).toHaveBeenCalledExactlyOnceWith('FORGET')
  })

  it('offers a passkey only where one opens the vault', () => {
    show(passphraseSamples['the vault is closed'])
    expect(screen.queryByRole('button', { name: /passkey/ })).toBeNull()
  })

  it('takes a passkey with nothing typed, and the passphrase where that was not used', () => {
    const { onOpen, onPasskey, change } = show(passphraseSamples['a passkey opens it too'])
    press('Open with a passkey')
    expect(onPasskey).toHaveBeenCalledOnce()
    expect(onOpen).not.toHaveBeenCalled()
    change(passphraseSamples['a passkey that was not used'])
    expect(screen.getByRole('status').textContent).toContain('type the passphrase')
    type('Passphrase', 'correct horse battery')
    press('Open')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('correct horse battery')
  })
})

describe('VaultCard', () => {
  function show(view: PeopleView) {
    const events = {
      onSetPassphrase: vi.fn(),
      onVaultOff: vi.fn(),
      onAddPasskey: vi.fn(),
      onRemovePasskey: vi.fn(),
    }
    render(<VaultCard view={view} {...events} />)
    return events
  }

  it('takes a passphrase that was typed twice alike', () => {
    const { onSetPassphrase } = show(vaultSamples['no vault'])
    const form = screen.getByRole('form', { name: 'Make a vault', hidden: true })
    type('New passphrase', 'correct horse battery')
    type('The same again', 'correct horse')
    fireEvent.submit(form)
    expect(screen.getByText('The two are not the same.')).toBeTruthy()
    expect(onSetPassphrase).not.toHaveBeenCalled()
    type('The same again', 'correct horse battery')
    fireEvent.submit(form)
    expect(onSetPassphrase).toHaveBeenCalledExactlyOnceWith('correct horse battery')
  })

  it('is taken away by a manager’s second press', () => {
    const { onVaultOff } = show(vaultSamples['a vault, opened'])
    press('Take the vault away')
    press('Yes, take it away')
    expect(onVaultOff).toHaveBeenCalledOnce()
  })

  it('leaves staff their own passphrase and passkeys', () => {
    show(vaultSamples['a vault in which staff have no passphrase'])
    expect(screen.queryByRole('button', { name: /vault/ })).toBeNull()
    expect(screen.getByText('Add your passphrase')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Add a passkey' })).toBeTruthy()
  })

  it('has no passkeys before there is a vault, none for an auditor, and none where the browser has none', () => {
    show(vaultSamples['no vault'])
    expect(screen.queryByRole('region', { name: 'Passkeys' })).toBeNull()
    cleanup()
    const auditor = { id: '4', name: 'Okonkwo & Partners', role: 'auditor' } as const
    show({ ...vaultSamples['a vault, opened'], person: auditor })
    expect(screen.queryByRole('region', { name: 'Passkeys' })).toBeNull()
    cleanup()
    show(vaultSamples['a browser without passkeys'])
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
    expect(screen.getByText(/lets no extension use passkeys/)).toBeTruthy()
  })

  it('adds a passkey, and removes the one that is named', () => {
    const { onAddPasskey, onRemovePasskey } = show(vaultSamples['a vault with passkeys'])
    press('Add a passkey')
    expect(onAddPasskey).toHaveBeenCalledOnce()
    fireEvent.click(screen.getByRole('button', { name: /Remove the passkey: Bo, added/ }))
    expect(onRemovePasskey).toHaveBeenCalledExactlyOnceWith('b')
    expect(screen.getByText(/^This computer, added/)).toBeTruthy()
  })

  it('signs off from the frame around our pages', () => {
    const onSignOff = vi.fn()
    render(
      <PresentPerson
        view={openSamples['nobody is set up, with a vault']}
        onSwitch={vi.fn()}
        onSignOff={onSignOff}
      />,
    )
    expect(screen.getByRole('button', { name: 'Lock' })).toBeTruthy()
    press('Sign off')
    expect(onSignOff).toHaveBeenCalledOnce()
  })
})
