import { maskedKey } from '../../masked-key.ts';
import { isCaseCode } from '../../case-code.ts';
import { formatNumber, plural } from '../../format.ts';
import type { ActivityKind, Actor } from '../../activity.ts';

const kinds: Record<ActivityKind, string> = {
  activated: 'Activated',
  imported: 'Activation imported',
  'activation-failed': 'Activation failed',
  'activation-unknown': 'Activation outcome unknown',
  'activation-abandoned': 'Activation abandoned, outcome unknown',
  'release-asked': 'Release requested',
  'release-kept': 'Release canceled',
  'release-waiting': 'Release pending',
  'release-unknown': 'Release outcome unknown',
  'release-failed': 'Not released',
  released: 'Released',
  'removed-by-seller': 'Released elsewhere',
  'key-changed': 'Key no longer known',
  connected: 'Organization connected',
  disconnected: 'Organization disconnected',
  'support-case': 'Support request created',
  'license-enabled': 'License enabled',
  'license-disabled': 'License disabled',
  'license-revoked': 'License revoked',
  'license-edited': 'License changed',
  'license-rotated': 'Key replaced',
};

const actors: Record<Actor, string> = {
  person: 'You',
  'command-line': 'The command line',
  uninstall: 'The uninstaller',
  admin: 'The seller’s staff, in this app',
  seller: 'The seller',
  elsewhere: 'Not known',
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
  /** The reason of an entry, which is the code of a support case where there is one. */
  reason: (reason: string) => (isCaseCode(reason) ? `Case ${reason}` : `Reason: ${reason}`),
  keyEnding: (ending: string) => (ending === '' ? 'hidden key' : maskedKey(ending)),
  showReceipt: 'Receipt',
  showReceiptOf: (device: string, when: string) => `Receipt of ${device}, ${when}`,
  found: (matching: number, total: number) =>
    matching === total ? entries(total) : `${formatNumber(matching, 'en')} of ${entries(total)}`,
  older: 'Show older entries',
  empty: {
    title: 'No activity yet',
    body: 'Activations, releases and failures appear here, with who requested them.',
  },
  nothingFound: {
    title: 'No matching entries',
    body: 'Try another search or clear the filter.',
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
