/**
 * A passphrase and a PIN are hashed slowly, on purpose: a third of the quick check's time. There a hash takes a
 * thousandth of its steps, and is told the same for the same text and salt; `npm test` takes them all.
 */
const { subtle } = crypto
type Deriving = Pbkdf2Params | AlgorithmIdentifier | EcdhKeyDeriveParams | HkdfParams

const shorter = (how: Deriving): Deriving =>
  typeof how === 'object' && 'iterations' in how
    ? { ...how, iterations: Math.ceil(how.iterations / 1000) }
    : how

// This runs once for each file, and a thread runs many.
if (process.env.QUICK_CHECK && !('isQuick' in subtle)) {
  const { deriveBits, deriveKey } = subtle
  Object.assign(subtle, {
    isQuick: true,
    deriveBits: (how: Deriving, ...rest: [CryptoKey, number]) =>
      deriveBits.call(subtle, shorter(how) as Pbkdf2Params, ...rest),
    deriveKey: (how: Deriving, ...rest: [CryptoKey, AesKeyGenParams, boolean, KeyUsage[]]) =>
      deriveKey.call(subtle, shorter(how) as Pbkdf2Params, ...rest),
  })
}
