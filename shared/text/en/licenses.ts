import { formatNumber, plural } from '../../format.ts';
import type { OrUnknown } from '../../license.ts';
import type { LicenseStatus, SortColumn } from '../../licenses.ts';

const number = (value: number) => formatNumber(value, 'en');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const statuses: Record<LicenseStatus, string> = {
  granted: 'Granted',
  disabled: 'Disabled',
  revoked: 'Revoked',
  expired: 'Expired',
  unknown: 'Unknown',
};

const columns: Record<SortColumn, string> = {
  customer: 'Customer',
  key: 'Key',
  status: 'Status',
  benefit: 'Benefit',
  seats: 'Seats',
  usage: 'Usage',
  validated: 'Last validated',
  created: 'Created',
  expires: 'Expires',
};

/** Text of the list of the organization's licenses. */
export const licenses = {
  title: 'Licenses',
  statuses,
  /** A status that this app does not know, by Polar's own word. */
  unknownStatus: (word: string) => `Unknown: ${word}`,
  columns,
  progress: {
    label: 'How far the list is read',
    reading: (read: number, of: number) => `Reading ${number(read)} of ${licensesOf(of)}`,
    searching: (read: number, of: number) => `Searching ${number(read)} of ${licensesOf(of)}`,
    beginning: 'Asking Polar for the licenses…',
    left: (minutes: number) =>
      minutes < 1
        ? 'less than a minute left'
        : `about ${number(minutes)} ${plural(minutes, 'en', { one: 'minute', other: 'minutes' })} left`,
    waiting: (when: string) => `Polar asked for a pause, goes on ${when}`,
    paused: (read: number, of: number) => `Paused at ${number(read)} of ${licensesOf(of)}`,
    stopped: (read: number, of: number) => `Stopped at ${number(read)} of ${licensesOf(of)}`,
    nothingRead: 'No license has been read yet',
    complete: (of: number, when: string) => `${licensesOf(of)}, read ${when}`,
    unreadable: (count: number) =>
      `${licensesOf(count)} could not be read, since ${plural(count, 'en', { one: 'its', other: 'their' })} ID or key is missing in Polar’s answer. ${plural(count, 'en', { one: 'It is', other: 'They are' })} not in this list.`,
    pause: 'Pause',
    resume: 'Resume',
    readAgain: 'Read again',
  },
  /** Reading the list and releasing many seats share it. */
  limitShare: {
    label: 'Pace',
    share: (share: number) => `${Math.round(share * 100)}% of Polar’s limit`,
  },
  search: {
    label: 'Search',
    hint: 'Customer, e-mail, key, device…',
    filters: 'Filters',
    status: 'Status',
    anyStatus: 'Any status',
    benefit: 'Benefit',
    anyBenefit: 'Any benefit',
    noPrefix: 'Without a prefix',
    benefits: (name: string, count: number) => `${name}, ${number(count)} benefits`,
    only: 'Show',
    everything: 'All licenses',
    atLimit: 'All seats taken',
    neverValidated: 'Never validated',
    stranded: 'Seats from an old key',
    customerDeleted: 'Customer deleted',
    counted: (name: string, count: number) => `${name} (${number(count)})`,
    sort: 'Sort by',
    ofCustomer: (name: string) => `Only licenses of ${name}`,
    clear: 'Clear filters',
    cleared: (count: number) => `${licensesOf(count)}, without filters`,
    found: (count: number) =>
      `${licensesOf(count)} ${plural(count, 'en', { one: 'fits', other: 'fit' })}`,
    undetermined: (count: number) =>
      `The seats of ${licensesOf(count)} have not been looked at, so they may be missing here.`,
    uncheckedDevices: (count: number) =>
      `The devices of ${licensesOf(count)} have not been looked at, so a search by device may miss them.`,
  },
  grid: {
    label: 'Licenses',
    keyboardHint:
      'Arrow keys move, Enter opens a license, Space selects it, Shift and arrows select several, letters search.',
    selected: 'Selected',
    select: 'Select',
    noCustomer: 'No name',
    deletedCustomer: (shortId: string) => `Deleted customer ${shortId}`,
    customerDeleted: 'Customer deleted',
    keyEnding: (ending: string) => (ending === '' ? 'hidden' : `ending in ${ending}`),
    seats: (used: number, limit: OrUnknown<number | null>) => {
      if (limit === 'unknown') return `${number(used)}, limit not known`;
      return limit === null ? `${number(used)}, no limit` : `${number(used)} of ${number(limit)}`;
    },
    seatsUnknown: (limit: OrUnknown<number | null>) => {
      if (limit === 'unknown') return 'limit not known';
      return limit === null ? 'no limit' : `up to ${number(limit)}`;
    },
    notKnown: 'Not known',
    full: 'Full',
    stranded: 'Old key',
    never: 'Never',
    noEnd: 'No end',
    sortBy: (column: string) => `Sort by ${column}`,
  },
  selection: {
    count: (count: number) => `${licensesOf(count)} selected`,
    clear: 'Clear selection',
  },
  export: {
    open: 'Export…',
    title: (count: number) => `Export ${licensesOf(count)}?`,
    body: 'They are saved as a CSV table for a spreadsheet, as the list shows them now: with its search, filters and order.',
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are read so far. The others are not in the table, and its file name says so.`,
    customers: 'Whole names and e-mail addresses',
    customersHint: 'Otherwise they are cut to their first letter.',
    keys: 'Whole license keys',
    keysHint:
      'Otherwise only their last six characters. Whoever has a whole key can take a free seat with it.',
    confirm: 'Export…',
    cancel: 'Cancel',
    saved: 'Table saved.',
    fileName: (day: string, part: { readonly read: number; readonly of: number } | null) =>
      part === null
        ? `Licenses ${day}.csv`
        : `Licenses ${day}, ${part.read} of ${part.of} read.csv`,
    notKnown: 'not known',
    noLimit: 'no limit',
    customerDeleted: 'deleted',
    columns: {
      license: 'License',
      key: 'License key',
      customer: 'Customer',
      email: 'E-mail',
      benefit: 'Benefit',
      status: 'Status',
      seatsUsed: 'Seats in use',
      seatLimit: 'Seat limit',
      seatsAt: 'Seats looked at',
      usage: 'Usage',
      usageLimit: 'Usage limit',
      validations: 'Validations',
      lastValidated: 'Last validated',
      created: 'Created',
      expires: 'Expires',
      customerState: 'Customer in Polar',
    },
  },
  empty: {
    title: 'No licenses yet',
    body: 'They are listed here as soon as a customer of your organization gets a product with a license key.',
  },
  nothingFound: {
    title: 'No license fits',
    asFarAsKnown: 'No license fits, as far as is known',
    body: 'The search or the filters hide every license.',
    soFar: (left: number) =>
      `Nothing fits so far. ${licensesOf(left)} ${plural(left, 'en', { one: 'is', other: 'are' })} still to be read.`,
  },
};
