import type { Receipt } from '../../receipt.ts';

const how: Record<Receipt['how'], string> = {
  confirmed: 'Confirmed by Polar',
  'found-free': 'Seat found free at a later look',
};

const askedBy: Record<Receipt['askedBy'], string> = {
  person: 'A person, in the app',
  admin: 'The organization’s staff',
  'command-line': 'The command line',
  uninstall: 'The uninstaller',
};

/** Text of the receipt, on the screen and as a file. */
export const receipt = {
  title: 'Receipt',
  heading: (app: string) => `${app} – receipt of a released seat`,
  result: 'Result',
  how,
  askedByLabel: 'Asked by',
  askedBy,
  asked: 'Asked',
  released: 'Released',
  license: 'License',
  key: 'License key',
  device: 'Device name',
  code: 'Device code',
  seats: 'Seats used',
  seatsUnknown: 'Not listed for this connection',
  server: 'Server',
  id: 'Receipt',
  appVersion: 'App version',
  copy: 'Copy receipt',
  save: 'Save receipt…',
  copied: 'Receipt copied.',
  saved: 'Receipt saved.',
  fileName: (day: string) => `Seat released ${day}.txt`,
  note: 'This receipt says what Polar answered to this app. It holds neither the key nor a password.',
};
