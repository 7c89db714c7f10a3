import { expect, it, vi } from 'vitest'
import { settingsSamples } from '../../components/settings/stories/samples.ts'
import { noReply, startBackground } from '../../tests/fixtures/background.ts'
import { watchBackendTrouble } from './backend-trouble.ts'

it('follows whether the backend serves this browser', async () => {
  const { answers, askedFor, tellChanged } = startBackground({
    'ext-bg/backend': () => settingsSamples['backend: does not answer'].backend,
  })
  const trouble = watchBackendTrouble()
  await vi.waitFor(() => expect(trouble.value).toBe('backend-unreachable'))
  answers['ext-bg/backend'] = () => settingsSamples['backend: connected'].backend
  void tellChanged()
  await vi.waitFor(() => expect(trouble.value).toBeNull())
  // A background that is just being replaced changes nothing.
  answers['ext-bg/backend'] = () => noReply
  const asked = askedFor('ext-bg/backend').length
  void tellChanged()
  await vi.waitFor(() => expect(askedFor('ext-bg/backend').length).toBeGreaterThan(asked))
  expect(trouble.value).toBeNull()
})

it('is none where the engine runs in this browser', async () => {
  const { askedFor } = startBackground({ 'ext-bg/backend': () => null })
  const trouble = watchBackendTrouble()
  await vi.waitFor(() => expect(askedFor('ext-bg/backend')).toHaveLength(1))
  expect(trouble.value).toBeNull()
})
