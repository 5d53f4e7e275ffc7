/** The codes for support that only the command line has, besides those of shared/failure.ts. */
export const cliCodes = {
  usage: 'CLI-USAGE',
  input: 'CLI-INPUT',
  seat: 'CLI-SEAT',
  timeout: 'CLI-TIMEOUT',
  interrupted: 'CLI-INTERRUPTED',
  output: 'CLI-OUTPUT',
  /** Not all licenses could be read. */
  incomplete: 'CLI-INCOMPLETE',
  /** Several licenses fit, or none. */
  license: 'CLI-LICENSE',
  unsafeSwitch: 'CLI-SWITCH',
} as const;
