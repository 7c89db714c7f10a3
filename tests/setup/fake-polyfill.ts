/** Stands for the polyfill and for `wxt/browser` in unit tests: WXT's fake browser, kept in memory. */
export { fakeBrowser as browser, fakeBrowser as default } from 'wxt/testing/fake-browser'
