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
  tokenUnreadable: 'The token can’t be read.',
  tokenExposed:
    'Other accounts can read the file of the token, or it is another account’s. Allow it to yours alone (chmod 600), or pipe the token into standard input with --token-file -.',
  otherServer: (server: string) => `The token in the keychain is of ${server}.`,
  progress: (read: number, total: number) => `${read} of ${total} licenses read`,
  listed: (found: number) => (found === 1 ? '1 license.' : `${found} licenses.`),
  seats: (count: number) => (count === 1 ? '1 seat.' : `${count} seats.`),
  incomplete: (unreadable: number) =>
    `Not all could be read: of ${unreadable === 1 ? '1 license' : `${unreadable} licenses`}, the ID, the key or a seat is in a form that this app doesn’t know.`,
  noSuchLicense: 'No license has a key that ends like this.',
  severalLicenses: (ids: readonly string[], more: number) =>
    `Several licenses have a key that ends like this. Name one by its ID:\n${ids.map((id) => `  ${id}`).join('\n')}${more > 0 ? `\n  and ${more} more` : ''}`,
  ended: 'Ended before all was done. This was done:',
  nothing: 'Nothing.',
  unwritten: 'The output couldn’t be written, so the command ended.',
  jsonNeedsOutput:
    'With --json, name a file for the table with --output: standard output can’t hold both.',
  disable: {
    done: (displayKey: string) => `Disabled: the license ${displayKey}. Its seats stay taken.`,
    already: (displayKey: string) => `The license ${displayKey} is disabled already.`,
    would: (displayKey: string) =>
      `Would disable the license ${displayKey}: it stops working on its devices when their software next checks with Polar. Nothing was changed.`,
  },
  enable: {
    done: (displayKey: string) => `Enabled: the license ${displayKey}.`,
    already: (displayKey: string) => `The license ${displayKey} is enabled already.`,
    would: (displayKey: string) => `Would enable the license ${displayKey}. Nothing was changed.`,
  },
  rotate: {
    done: (displayKey: string) =>
      `Replaced: the license has the new key ${displayKey}. Devices with the previous key can no longer release their seats.`,
    would: (displayKey: string) =>
      `Would replace the key ${displayKey} by a new one. The license stops working on each device with it when its software next checks with Polar, and the device can no longer release its seat. Nothing was changed.`,
  },
  releaseTitles: ['LICENSE', 'KEY', 'DEVICE CODE', 'RESULT', 'CODE', 'DEVICE NAME'],
  skipped: (line: number, reason: string) => `Line ${line} of the plan was left out: ${reason}`,
  leftOut: (license: string, reason: string) => `License ${license} was left out: ${reason}`,
  seatLine: (code: string, label: string) => `${code}  ${label}`,
  noSuchSeat: (isComplete: boolean) =>
    isComplete
      ? 'No seat of this license matches. It has:'
      : 'No seat of this license matches, and not all of them could be read. It has:',
  severalSeats: 'Several seats of this license match. Name one by its device code, with --device:',
  releaseWhat:
    'Say what to release: --plan FILE, or --license LICENSE with --label NAME or --device CODE.',
  planning: (checked: number, total: number) => `${checked} of ${total} licenses checked`,
  releasing: (done: number, total: number) => `${done} of ${total} seats done`,
  wouldRelease: (seats: number) =>
    `Would release ${seats === 1 ? '1 seat' : `${seats} seats`}. None was released.`,
  nothingToRelease: 'There is no seat to release.',
  nothingOpen: 'No release is open.',
  partOfPlan: 'Some of what the plan names couldn’t be understood or checked; it was left out.',
  released: (counts: {
    readonly seats?: number;
    readonly released?: number;
    readonly alreadyFree?: number;
    readonly stillHeld?: number;
    readonly failed?: number;
    readonly leftOut?: number;
    readonly open?: number;
  }) =>
    [
      `Of ${counts.seats === 1 ? '1 seat' : `${counts.seats ?? 0} seats`}: ${counts.released ?? 0} released`,
      counts.alreadyFree ? `${counts.alreadyFree} free already` : '',
      counts.stillHeld ? `${counts.stillHeld} still taken` : '',
      counts.failed ? `${counts.failed} not released` : '',
      counts.leftOut ? `${counts.leftOut} left out` : '',
      counts.open ? `${counts.open} not done or not known` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
      .concat('.'),
  resumable:
    'Run the same command again to continue, or seats release --resume; seats release --cancel ends it.',
  ofWindow:
    'A release that was started in the window isn’t finished, or its result is still there. Finish it in the window; or, from here, use --resume or --cancel with --from-window.',
  ofCommand:
    'Another release from the command line isn’t finished. Run seats release --resume to continue it, or seats release --cancel to end it.',
  fromWindowAlone: '--from-window belongs to --resume or --cancel.',
  rejected:
    'Each server of Polar’s has its own tokens: with one of the sandbox, use --server sandbox.',
};
