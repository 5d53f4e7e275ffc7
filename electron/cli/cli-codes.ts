/** The codes for support that only the command line has, besides those of shared/failure.ts. */
export const cliCodes = {
  usage: 'CLI-USAGE',
  input: 'CLI-INPUT',
  seat: 'CLI-SEAT',
  timeout: 'CLI-TIMEOUT',
  interrupted: 'CLI-INTERRUPTED',
  output: 'CLI-OUTPUT',
  unsafeSwitch: 'CLI-SWITCH',
} as const;
