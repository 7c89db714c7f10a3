import { screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { showPanel } from '../../tests/fixtures/show-panel.tsx'
import { panelSamples } from './stories/samples.ts'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const said = () => screen.getByRole('status').textContent

describe('a decided order', () => {
  it('says when the payment is in Nextech, and that Undo came too late', () => {
    const { change } = showPanel(panelSamples.done)
    change(panelSamples['in Nextech'])
    expect(said()).toBe('The payment is in Nextech')
    change(panelSamples['undo too late'])
    expect(said()).toBe('It was too late for Undo.')
    expect(screen.getByText('It was too late for Undo.', { selector: '.decided p' })).toBeTruthy()
  })

  it('does not say that it is posted while nobody can tell', async () => {
    const { change, onUndo } = showPanel(panelSamples['done, backend away'])
    expect(said()).toBe('Nobody can tell from here whether it is posted')
    change(panelSamples['undo unheard'])
    expect(said()).toBe('Nobody can tell yet whether Undo was heard')
    expect(document.body.textContent).not.toContain('being posted')
    await userEvent.click(button('Undo'))
    expect(onUndo).toHaveBeenCalledOnce()
  })

  it('leaves the focus off Undo where somebody else chose: an Enter on its way would take that back', () => {
    showPanel(panelSamples['undo of another’s choice'])
    expect(document.activeElement?.textContent).toBe('Chosen by Front desk.')
  })

  it('says who took a choice back', () => {
    showPanel(panelSamples['taken back by another'])
    expect(said()).toMatch(/^Somebody else took your choice back/)
  })
})
