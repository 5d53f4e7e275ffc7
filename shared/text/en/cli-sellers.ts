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
  incomplete: (unreadable: number) =>
    `Not all could be read: ${unreadable === 1 ? '1 license has' : `${unreadable} licenses have`} no id or key that this app can read.`,
  ended: 'Ended before all was done. This was done:',
  nothing: 'Nothing.',
  unwritten: 'Nobody takes the output any more, so the command ended.',
  rejected:
    'Each server of Polar’s has its own tokens: with one of the sandbox, use --server sandbox.',
};
