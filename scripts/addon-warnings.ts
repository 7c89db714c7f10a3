/** Warnings of Mozilla's linter that we looked at and accept, each for the reason given. */
export interface AllowedWarning {
  code: string
  file: RegExp
  because: string
}

export const allowedWarnings: AllowedWarning[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(?:(?:chunks|content-scripts)\/[^/]+|help)\.js$/,
    because: 'Preact carries support for dangerouslySetInnerHTML; our components never use that property.',
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    because: 'The companion is for the office desktop; it is not offered for Firefox on Android.',
  },
]
