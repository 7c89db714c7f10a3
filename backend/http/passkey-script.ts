/**
 * What the pages of passkeys run: it is sent to browsers as its own text, so that it uses nothing from outside. A browser that
 * has no passkeys sees no button.
 */
export function passkeyScript(): void {
  const status = document.querySelector('#passkey-status')
  const name = document.querySelector<HTMLInputElement>('#passkey-name')
  const say = (text: string | undefined) => {
    if (status) status.textContent = text ?? ''
  }

  async function post(path: string, body: object) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { ok: boolean; value?: { options?: unknown; to?: string } }
  }

  async function make(options: PublicKeyCredentialCreationOptionsJSON) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    return navigator.credentials.create({ publicKey })
  }

  async function ask(options: PublicKeyCredentialRequestOptionsJSON) {
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  }

  async function press({ dataset }: HTMLButtonElement) {
    say('')
    try {
      const { value } = await post(`${dataset.path}/begin`, {})
      const credential =
        dataset.does === 'make'
          ? await make(value?.options as PublicKeyCredentialCreationOptionsJSON)
          : await ask(value?.options as PublicKeyCredentialRequestOptionsJSON)
      if (!(credential instanceof PublicKeyCredential)) return
      const { ok, value: done } = await post(dataset.path ?? '', {
        credential: credential.toJSON(),
        ...(dataset.to !== undefined && { to: dataset.to }),
        ...(dataset.does === 'make' && name && { name: name.value }),
      })
      if (ok && done?.to !== undefined) location.assign(done.to)
      else say(dataset.failed)
    } catch {
      // Nobody answered the browser's question, or it knows no passkey here.
      say(dataset.failed)
    }
  }

  const canParse =
    typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-does]')) {
    button.hidden = !canParse
    button.addEventListener('click', () => void press(button))
  }
}
