import { formatNumber, plural } from '../../format.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

/** Text of one license: its seats, its actions, and its history. */
export const licensePanel = {
  label: 'License',
  close: 'Close',
  loading: 'Loading this license…',
  key: 'Key',
  copy: 'Copy',
  copyLabel: 'Copy the license key',
  customerDeleted:
    'This customer was deleted in Polar. The license keeps its status and its seats until you change them.',
  copied: 'Key copied. It’s removed from the clipboard in one minute.',
  facts: {
    label: 'About this license',
    usage: 'Usage',
    validations: 'Validations',
    lastValidated: 'Last validated',
    created: 'Created',
    expires: 'Expires',
    benefit: 'Benefit',
    rotated: 'Key replaced',
  },
  seats: {
    title: 'Seats',
    unlimited: (used: number) => `${seatsOf(used)} used · no seat limit`,
    incomplete:
      'Polar’s answer lists seats that this app can’t read. They’re missing here, so the number of seats in use isn’t known.',
    notKnown: 'The devices activated with this key aren’t known.',
    none: 'No devices are activated with this key.',
    activated: 'Activated',
    /** The start of a seat's own id, which distinguishes seats of one name. */
    shortId: (id: string) => `ID ${id}`,
    activatedUnknown: 'Activation date not known',
    limitUnknown: (used: number) => `${seatsOf(used)} used · limit not known`,
    thisComputer: 'This computer',
    sameName: 'Same name',
    oldKey: 'Previous key',
    details: 'Device details',
    lastSeen: 'Polar doesn’t report when a device was last seen.',
    canActivateAgain:
      'A released device can be activated again as long as its user has the key. To prevent that, disable the license or replace the key.',
    release: 'Release…',
    releaseOf: (label: string) => `Release the seat of ${label}`,
    stranded: (count: number) =>
      `${seatsOf(count)} ${plural(count, 'en', { one: 'was', other: 'were' })} activated with a previous key. ${plural(count, 'en', { one: 'Its device', other: 'Their devices' })} can no longer release ${plural(count, 'en', { one: 'it', other: 'them' })}.`,
  },
  release: {
    title: (label: string) => `Release the seat of “${label}”?`,
    body: (customer: string, when: string | null) =>
      `This device was activated${when === null ? '' : ` on ${when},`} with a license of ${customer}. It loses its license when its software next checks with Polar. Nothing on it is deleted. You can cancel the release for 5 seconds.`,
    thisComputerBody:
      'This is the computer you are working on. It loses its license. Nothing on it is deleted. You can cancel the release for 5 seconds.',
    change: 'Seats used',
    reason: 'Reason (optional)',
    reasonHint: 'For your records, such as “lost laptop”',
    confirm: 'Release seat',
    cancel: 'Cancel',
    done: (label: string) => `Polar released the seat of “${label}”.`,
    alreadyFree: (label: string) => `The seat of “${label}” was already free.`,
  },
  customer: {
    title: 'Other licenses of this customer',
    seatsUnknown: 'Seats not known yet',
    show: 'Show',
    showOf: (license: string) => `Show the license ${license}`,
    showAll: (count: number) => `Show all ${number(count)} licenses in the list`,
    /** While the customer may have licenses that are not loaded. */
    showLoaded: (count: number) => `Show the ${number(count)} loaded licenses`,
    unread: 'The list of licenses isn’t loaded yet. This customer may have more licenses.',
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are loaded so far. This customer may have more licenses.`,
    unreadable: (count: number) =>
      `Polar’s list contains ${licensesOf(count)} that this app can’t read. This customer may have more licenses.`,
    releaseAll: 'Release all their seats…',
    releaseLoaded: (count: number) => `Release seats of the ${number(count)} loaded licenses…`,
    releaseAllNote: 'You see every seat before anything is released.',
  },
  actions: {
    title: 'Actions',
    openInPolar: 'Open in Polar',
    disable: {
      open: 'Disable…',
      done: 'License disabled.',
    },
    enable: {
      open: 'Enable…',
      done: 'License enabled.',
    },
    revoke: {
      open: 'Revoke…',
      done: 'License revoked.',
    },
    rotate: {
      open: 'Replace key…',
      done: 'Key replaced. The customer needs the new one.',
    },
  },
  edit: {
    open: 'Edit limits…',
    title: 'Limits and expiry',
    seatLimit: 'Seat limit',
    seatLimitHint: 'A lower limit doesn’t release any seats.',
    noSeatLimit: 'No seat limit',
    usage: 'Usage so far',
    usageLimit: 'Usage limit',
    noUsageLimit: 'No usage limit',
    expires: 'Expires on',
    expiresHint: 'The license works through the end of this day.',
    noExpiry: 'No expiry',
    invalidCount: 'Enter a whole number, using digits only.',
    invalidLimit: (choice: string) => `Enter a whole number from 1, or choose “${choice}”.`,
    invalidDate: (choice: string) => `Enter a full date that exists, or choose “${choice}”.`,
    save: 'Save',
    cancel: 'Cancel',
    saved: 'License changed.',
    unchanged: 'Nothing was changed.',
  },
  history: {
    title: 'History',
    empty: 'No changes yet.',
    note: 'Changes made by this app on this computer. Polar keeps no history of seats.',
  },
};
