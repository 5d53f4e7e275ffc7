/** The messages of the commands for sellers, which work on the organization's licenses. */
export const sellers = {
  customers: {
    noCustomer: '-',
    deletedCustomer: (shortId: string) => `Deleted customer ${shortId}`,
  },
  licenseTitles: ['LICENSE', 'KEY', 'STATUS', 'SEATS', 'CREATED', 'EXPIRES', 'CUSTOMER'],
  seatTitles: ['LICENSE', 'KEY', 'DEVICE CODE', 'ACTIVATED', 'DEVICE NAME'],
  forCustomers: 'This app is for customers, and takes no token of an organization.',
  tokenMissing: (variable: string) =>
    `There is no token: use --token-file FILE, set ${variable}, or open the window's token with --keychain.`,
  noToken: 'The input holds no token of Polar’s, or several.',
  tokenUnreadable: 'The token cannot be read.',
  tokenExposed:
    'Other accounts can read the file of the token, or it is another account’s. Allow it to yours alone (chmod 600), or pipe the token into standard input with --token-file -.',
  otherServer: (server: string) => `The token in the keychain is of ${server}.`,
  progress: (read: number, total: number) => `${read} of ${total} licenses read`,
  listed: (found: number) => (found === 1 ? '1 license.' : `${found} licenses.`),
  seats: (count: number) => (count === 1 ? '1 seat.' : `${count} seats.`),
  incomplete: (unreadable: number) =>
    `Not all could be read: of ${unreadable === 1 ? '1 license' : `${unreadable} licenses`}, the id, the key or a seat is written in a way that this app does not know.`,
  noSuchLicense: 'No license has a key that ends like this.',
  severalLicenses: (ids: readonly string[], more: number) =>
    `Several licenses have a key that ends like this. Name one by its id:\n${ids.map((id) => `  ${id}`).join('\n')}${more > 0 ? `\n  and ${more} more` : ''}`,
  ended: 'Ended before all was done. This was done:',
  nothing: 'Nothing.',
  unwritten: 'Nobody takes the output any more, so the command ended.',
  jsonNeedsOutput:
    'With --json, name a file for the table with --output: standard output cannot hold both.',
  disable: {
    done: (displayKey: string) => `Disabled: the license ${displayKey}. Its seats stay taken.`,
    already: (displayKey: string) => `The license ${displayKey} is disabled already.`,
    would: (displayKey: string) =>
      `Would disable the license ${displayKey}: its devices stop being licensed at their next check. Nothing was changed.`,
  },
  enable: {
    done: (displayKey: string) => `Enabled: the license ${displayKey}.`,
    already: (displayKey: string) => `The license ${displayKey} is enabled already.`,
    would: (displayKey: string) => `Would enable the license ${displayKey}. Nothing was changed.`,
  },
  rotate: {
    done: (displayKey: string) =>
      `Replaced: the license has the new key ${displayKey}. Devices with the old key can no longer release their seats.`,
    would: (displayKey: string) =>
      `Would replace the key ${displayKey} by a new one. Every device with it stops being licensed at its next check and can no longer release its seat. Nothing was changed.`,
  },
  rejected:
    'Each server of Polar’s has its own tokens: with one of the sandbox, use --server sandbox.',
};
