import { formatNumber, plural } from '../../format.ts';
import type { ActivityKind, Actor } from '../../activity.ts';

const kinds: Record<ActivityKind, string> = {
  activated: 'Activated',
  imported: 'Seat taken over',
  'activation-failed': 'Activation failed',
  'activation-unknown': 'Outcome of the activation not known',
  'activation-abandoned': 'Activation given up, outcome not known',
  'release-asked': 'Release asked for',
  'release-kept': 'Release taken back',
  'release-waiting': 'Release not sent yet',
  'release-unknown': 'Outcome of the release not known',
  'release-failed': 'Not released',
  released: 'Released',
  'removed-by-seller': 'Released elsewhere',
  'key-changed': 'Key changed',
  connected: 'Organization connected',
  disconnected: 'Organization disconnected',
  'support-case': 'Support case made',
  'license-enabled': 'License enabled',
  'license-disabled': 'License disabled',
  'license-revoked': 'License revoked',
  'license-edited': 'License changed',
  'license-rotated': 'Key replaced',
};

const actors: Record<Actor, string> = {
  person: 'A person, in the app',
  'command-line': 'The command line',
  uninstall: 'The uninstaller',
  admin: 'The seller’s staff, in this app',
  seller: 'The seller',
  elsewhere: 'Not this app',
  app: 'The app itself',
};

const entries = (count: number) =>
  `${formatNumber(count, 'en')} ${plural(count, 'en', { one: 'entry', other: 'entries' })}`;

/** Text of the activity log. */
export const activity = {
  title: 'Activity',
  kinds,
  actors,
  filter: {
    label: 'Filter',
    text: 'Search',
    textHint: 'Device, key, code…',
    what: 'What',
    by: 'Who',
    all: 'Everything',
    anyone: 'Anyone',
    clear: 'Clear filter',
  },
  save: 'Save as CSV…',
  saved: 'Table saved.',
  fileName: (day: string) => `Activity ${day}.csv`,
  today: 'Today',
  yesterday: 'Yesterday',
  reason: (reason: string) => `reason: ${reason}`,
  keyEnding: (ending: string) => (ending === '' ? 'hidden key' : `key ending in ${ending}`),
  showReceipt: 'Receipt',
  showReceiptOf: (device: string, when: string) => `Receipt of ${device}, ${when}`,
  found: (matching: number, total: number) =>
    matching === total ? entries(total) : `${formatNumber(matching, 'en')} of ${entries(total)}`,
  older: 'Show older entries',
  empty: {
    title: 'Nothing has happened yet',
    body: 'Every activation, every release and its receipt, every failure and who asked for it will be listed here.',
  },
  nothingFound: {
    title: 'No entry fits',
    body: 'The filter hides all entries.',
  },
  /** The table's columns. */
  columns: {
    at: 'Time (UTC)',
    what: 'What',
    by: 'Who',
    reason: 'Reason',
    device: 'Device name',
    key: 'License key',
    code: 'Device code',
    server: 'Server',
    supportCode: 'Support code',
    result: 'Result',
    receipt: 'Receipt',
    seatsBefore: 'Seats used before',
    seatsAfter: 'Seats used after',
    license: 'License',
  },
};
