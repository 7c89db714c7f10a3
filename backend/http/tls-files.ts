import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** Files with a certificate, its chain, and its key. */
export interface TlsFiles {
  certFile: string
  keyFile: string
}

/**
 * Reads what the server shows of itself. Throws with cause and fix where it would serve nobody. One that is over, or not yet valid,
 * is said and used all the same: browsers refuse it, and payments are posted without them.
 */
export function readTls(
  { certFile, keyFile }: TlsFiles,
  now: number = Date.now(),
  tell: (line: string) => void = line => console.error(line),
): { cert: Buffer; key: Buffer } {
  const [cert, key] = [textOf(certFile, 'TLS_CERT_FILE'), textOf(keyFile, 'TLS_KEY_FILE')]
  const { validFromDate, validToDate } = certificateIn(cert, certFile)
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const isOther = error instanceof Error && /mismatch/.test(error.message)
    throw new Error(
      isOther
        ? `The key in ${keyFile} is not the one of the certificate in ${certFile}: both come from one request. Give the pair that belongs together.`
        : `TLS_KEY_FILE ${keyFile} is no private key that can be used: it is a PEM file (-----BEGIN PRIVATE KEY-----) without a passphrase.`,
      { cause: error },
    )
  }
  if (validToDate.getTime() < now)
    tell(
      `The certificate in ${certFile} ended on ${validToDate.toISOString()}: no browser connects. Renew it.`,
    )
  else if (validFromDate.getTime() > now)
    tell(
      `The certificate in ${certFile} is valid from ${validFromDate.toISOString()} on, by the clock of this computer: set the clock, or wait.`,
    )
  return { cert, key }
}

function certificateIn(cert: Buffer, file: string): X509Certificate {
  try {
    return new X509Certificate(cert)
  } catch (error) {
    throw new Error(
      `TLS_CERT_FILE ${file} is no certificate: it is a PEM file (-----BEGIN CERTIFICATE-----), the server’s own first, then its chain.`,
      { cause: error },
    )
  }
}

function textOf(file: string, setting: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new Error(`${setting} ${file} cannot be read (${code}): look for a slip, and at who may read it.`, {
      cause: error,
    })
  }
}
