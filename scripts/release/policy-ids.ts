/** What policies name the extension by, and where browsers get it. */
export const policyIds = {
  chromeUpdates: 'https://clients2.google.com/service/update2/crx',
  edgeUpdates: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
  /** As in the manifest. */
  firefoxId: 'nextech-companion@dermpro.com',
  /** Where a practice keeps the signed file: an unlisted add-on is in no store. */
  firefoxUpdates: 'https://REPLACE-WITH-YOUR-SERVER/nextech-sync.xpi',
  profile: 'com.dermpro.nextech-companion',
  /** Of the macOS profiles: made once, so that a profile that is installed again replaces the one before. */
  uuids: {
    chrome: [
      '6d0e4f3e-5f0b-4c7e-9d53-8a6f2b1c7a01',
      '6d0e4f3e-5f0b-4c7e-9d53-8a6f2b1c7a02',
      '6d0e4f3e-5f0b-4c7e-9d53-8a6f2b1c7a03',
    ],
    edge: [
      '0b9c61d4-2a77-4e0f-8f1d-3c5e9a7d4b01',
      '0b9c61d4-2a77-4e0f-8f1d-3c5e9a7d4b02',
      '0b9c61d4-2a77-4e0f-8f1d-3c5e9a7d4b03',
    ],
  } as Readonly<Record<string, readonly string[]>>,
  /** Nobody knows the id before the store has given it. */
  placeholder: 'REPLACE-WITH-THE-EXTENSION-ID',
}
