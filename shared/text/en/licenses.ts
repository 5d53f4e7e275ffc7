import { formatNumber, plural } from '../../format.ts';
import type { OrUnknown } from '../../license.ts';
import type { LicenseStatus, SortColumn } from '../../licenses.ts';

const number = (value: number) => formatNumber(value, 'en');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const statuses: Record<LicenseStatus, string> = {
  granted: 'Active',
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
  readOnly: {
    title: 'View only.',
    body: 'This token can read licenses but not change them, so seats can’t be released here. To change that, connect with a token that has the permission license_keys:write.',
  },
  statuses,
  /** A status that this app does not know, by Polar's own word. */
  unknownStatus: (word: string) => `Unknown: ${word}`,
  columns,
  progress: {
    label: 'Loading progress',
    reading: (read: number, of: number) => `Loading ${number(read)} of ${licensesOf(of)}`,
    searching: (read: number, of: number) => `Searching ${number(read)} of ${licensesOf(of)}`,
    beginning: 'Loading the licenses…',
    left: (minutes: number) =>
      minutes < 1
        ? 'less than a minute left'
        : `about ${number(minutes)} ${plural(minutes, 'en', { one: 'minute', other: 'minutes' })} left`,
    waiting: (when: string) => `Polar asked for a pause, continues ${when}`,
    paused: (read: number, of: number) => `Paused at ${number(read)} of ${licensesOf(of)}`,
    stopped: (read: number, of: number) => `Stopped at ${number(read)} of ${licensesOf(of)}`,
    nothingRead: 'No licenses loaded yet',
    complete: (of: number, when: string) => `${licensesOf(of)} · updated ${when}`,
    unreadable: (count: number) =>
      `${licensesOf(count)} couldn’t be read, because ${plural(count, 'en', { one: 'its', other: 'their' })} ID or key is missing from Polar’s answer. ${plural(count, 'en', { one: 'It isn’t', other: 'They aren’t' })} in this list.`,
    pause: 'Pause',
    resume: 'Resume',
    readAgain: 'Refresh',
  },
  /** The share of Polar's limit, where a bulk release uses it. */
  speed: 'Speed',
  search: {
    label: 'Search',
    hint: 'Customer, email, key, device…',
    filters: 'Search and filters',
    add: 'Filter',
    inUseLabel: 'Filters in use',
    chip: (filter: string, value: string) => `${filter}: ${value}`,
    remove: (filter: string) => `Remove the filter ${filter}`,
    customer: 'Customer',
    status: 'Status',
    anyStatus: 'Any status',
    benefit: 'Benefit',
    anyBenefit: 'Any benefit',
    noPrefix: 'Without a prefix',
    /** One of several benefits with the same name. */
    numbered: (name: string, order: number) => `${name}, no. ${number(order)}`,
    benefits: (name: string, count: number) => `${name}, ${number(count)} benefits`,
    only: 'Show',
    everything: 'All licenses',
    inUse: 'With seats in use',
    atLimit: 'Full licenses',
    expiring: 'Expire within 30 days',
    neverValidated: 'Never validated',
    stranded: 'With a previous key',
    sameName: 'Two devices of the same name',
    customerDeleted: 'Customer deleted',
    counted: (name: string, count: number) => `${name} (${number(count)})`,
    clear: 'Clear filters',
    clearSearch: 'Clear search',
    cleared: (count: number) => `${licensesOf(count)}, without filters`,
    found: (count: number) => `${licensesOf(count)} found`,
    undetermined: (count: number) =>
      `The seats of ${licensesOf(count)} haven’t been checked, so they may be missing here.`,
    uncheckedDevices: (count: number) =>
      `The devices of ${licensesOf(count)} haven’t been checked, so a search by device may miss them.`,
  },
  grid: {
    label: 'Licenses',
    keyboardHint:
      'Arrow keys move, Enter opens a license, Space selects it, Shift and arrows select several, letters search.',
    selected: 'Selected',
    select: 'Select',
    noCustomer: 'No name',
    deletedCustomer: (shortId: string) => `Deleted customer ${shortId}`,
    deleted: 'Deleted customer',
    /** The short id of a deleted customer, by which the search finds them. */
    customerId: (shortId: string) => `ID ${shortId}`,
    customerDeleted: 'Customer deleted',
    keyEnding: (ending: string) => (ending === '' ? 'hidden key' : `key ending in ${ending}`),
    /** `write` formats a number; in full if left out. */
    seats: (used: number, limit: OrUnknown<number | null>, write = number) => {
      if (limit === 'unknown') return `${write(used)} · limit not known`;
      return limit === null ? `${write(used)} · unlimited` : `${write(used)} of ${write(limit)}`;
    },
    seatsUnknown: (limit: OrUnknown<number | null>, write = number) => {
      if (limit === 'unknown') return 'limit not known';
      return limit === null ? 'unlimited' : `– of ${write(limit)}`;
    },
    notKnown: 'Not known',
    full: 'Full',
    stranded: 'Previous key',
    never: 'Never',
    noEnd: 'Never',
    sortBy: 'Sort by',
    reverse: 'Reverse the order',
  },
  view: {
    open: 'View',
    views: 'Saved views',
    name: 'Name of this view',
    save: 'Save',
    saved: (name: string) => `View “${name}” saved.`,
    remove: (name: string) => `Remove the view “${name}”`,
    full: (most: number) => `You can save ${number(most)} views. Remove one first.`,
    cut: 'A view keeps filters, order and columns. The search text and the customer aren’t saved, because they’re customer data.',
    columns: 'Columns',
    automatic: 'Choose automatically',
    compact: 'Compact rows',
    resize: 'Width of the panel',
  },
  selection: {
    count: (count: number) => `${licensesOf(count)} selected`,
    all: 'Select all licenses in the list',
    disable: 'Disable…',
    disabled: (count: number) => `${licensesOf(count)} disabled.`,
    disabledOf: (count: number, all: number) => `${number(count)} of ${licensesOf(all)} disabled.`,
    tooMany: (most: number) => `Select at most ${licensesOf(most)} to disable them`,
    clear: 'Clear selection',
  },
  export: {
    open: 'Export…',
    title: (count: number) => `Export ${licensesOf(count)}?`,
    body: 'The list is saved as a CSV file, with its current search, filters and order.',
    bodySelected: 'The selected licenses are saved as a CSV file, in the order of the list.',
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are loaded so far. The rest aren’t included, and the file name says so.`,
    customers: 'Full names and email addresses',
    customersHint: 'Otherwise only their first letter.',
    keys: 'Full license keys',
    keysHint:
      'Otherwise only their last six characters. Anyone with a full key can use a free seat.',
    devices: 'Devices',
    devicesHint:
      'A row for each seat, with the device, its activation ID and when it was activated. Only licenses whose seats have been checked list their devices.',
    devicesUnchecked: (count: number) =>
      `The seats of ${licensesOf(count)} haven’t been checked. “Check the rest” below the list does that first.`,
    confirm: 'Export…',
    cancel: 'Cancel',
    saved: 'Table saved.',
    fileName: (day: string, part: { readonly read: number; readonly of: number } | null) =>
      part === null ? `Licenses ${day}.csv` : `Licenses ${day}, ${part.read} of ${part.of}.csv`,
    notKnown: 'not known',
    noLimit: 'unlimited',
    customerDeleted: 'deleted',
    deviceColumns: { device: 'Device', activation: 'Activation ID', activated: 'Activated' },
    columns: {
      license: 'License',
      key: 'License key',
      customer: 'Customer',
      email: 'Email',
      benefit: 'Benefit',
      status: 'Status',
      seatsUsed: 'Seats in use',
      seatLimit: 'Seat limit',
      seatsAt: 'Seats checked',
      usage: 'Usage',
      usageLimit: 'Usage limit',
      validations: 'Validations',
      lastValidated: 'Last validated',
      created: 'Created',
      expires: 'Expires',
      customerState: 'Customer in Polar',
    },
  },
  survey: {
    label: 'Checking seats',
    idle: (unchecked: number) => `The seats of ${licensesOf(unchecked)} haven’t been checked yet.`,
    checking: (checked: number, total: number) =>
      `Checking seats: ${number(checked)} of ${licensesOf(total)}.`,
    paused: (checked: number, total: number) =>
      `Paused: the seats of ${number(checked)} of ${licensesOf(total)} are checked.`,
    stopped: (checked: number, total: number) =>
      `Stopped: the seats of ${number(checked)} of ${licensesOf(total)} are checked.`,
    start: 'Check the rest',
    /** `minutes`: null if no rate limits it; 0 below one minute. */
    takes: (minutes: number | null) =>
      minutes === null
        ? ''
        : minutes === 0
          ? 'It takes less than a minute.'
          : minutes < 120
            ? `It takes about ${number(minutes)} ${plural(minutes, 'en', { one: 'minute', other: 'minutes' })}.`
            : `It takes about ${number(Math.round(minutes / 60))} hours.`,
    /** While the check runs. */
    left: (minutes: number | null) =>
      minutes === null
        ? ''
        : minutes === 0
          ? 'Less than a minute left.'
          : minutes < 120
            ? `About ${number(minutes)} ${plural(minutes, 'en', { one: 'minute', other: 'minutes' })} left.`
            : `About ${number(Math.round(minutes / 60))} hours left.`,
    done: 'All seats are checked.',
  },
  empty: {
    title: 'No licenses yet',
    body: 'Once a customer has a product with a license key, “Refresh” lists the license.',
  },
  nothingFound: {
    title: 'No matching licenses',
    asFarAsKnown: 'No matches yet',
    body: 'Try another search or clear the filters.',
    bodySearch: 'Try another search.',
    soFar: (left: number) => `${licensesOf(left)} still to load.`,
  },
};
