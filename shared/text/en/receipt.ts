import type { Receipt } from '../../receipt.ts';

const how: Record<Receipt['how'], string> = {
  confirmed: 'Confirmed by Polar',
  'found-free': 'Confirmed by a later check',
};

const askedBy: Record<Receipt['askedBy'], string> = {
  person: 'You',
  admin: 'The seller’s staff',
  'command-line': 'The command line',
  uninstall: 'The uninstaller',
};

/** Text of the receipt, on the screen and as a file. */
export const receipt = {
  title: 'Receipt',
  heading: (app: string) => `${app} – receipt for a released seat`,
  result: 'Result',
  how,
  askedByLabel: 'Requested by',
  askedBy,
  asked: 'Requested',
  released: 'Released',
  /** Replaces it where a check found the seat free: it may have been released earlier. */
  foundFree: 'Found free',
  license: 'License',
  key: 'License key',
  device: 'Device name',
  code: 'Device code',
  seats: 'Seats used',
  server: 'Server',
  id: 'Receipt number',
  appVersion: 'App version',
  copy: 'Copy receipt',
  save: 'Save receipt…',
  copied: 'Receipt copied.',
  saved: 'Receipt saved.',
  fileName: (day: string) => `Seat released ${day}.txt`,
  note: 'This receipt records what Polar answered. It contains only the end of the key.',
};
