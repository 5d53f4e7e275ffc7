/**
 * Data folders that versions of the app with one seat have written, in the form of each version, and
 * some that are damaged. None is from a real account.
 */
export interface OldRecords {
  readonly name: string;
  /** Bytes of the files of the data folder. */
  readonly files: Readonly<Record<string, Buffer>>;
}

const activationId = '0e6f0a52-5c1b-4d5e-9a3e-7f1c2b3d4e5f';
const organizationId = '5f0c1c52-0d66-4c77-8b6e-0c3d1c1f9a11';
const key = 'LUMEN_TEST-0F3D-4C11-9A55-77E1';
const machine = '0123456789abcdef0123456789abcdef';
const askedAt = Date.UTC(2026, 10, 23, 17, 1);

/** A record of the first version: without `takenAt`, `machine`, `licenseId` and `expiresAt`. */
export const firstDevice = {
  server: 'production',
  key,
  organizationId,
  activationId,
  label: 'Studio workstation',
  activatedAt: Date.UTC(2026, 1, 13, 9, 30),
  seats: { used: 1, limit: 3 },
  confirmedAt: Date.UTC(2026, 1, 13, 9, 30),
};
const device = {
  ...firstDevice,
  licenseId: '4f8a1f5e-35f3-4c43-9d0e-2a7c9f1b0c22',
  takenAt: Date.UTC(2026, 1, 13, 9, 31),
  expiresAt: null,
  machine,
};
const journal = { id: '6d1f0c1e', activationId, askedBy: 'person', askedAt, sent: false };
const firstIntent = {
  server: 'production',
  key,
  organizationId,
  label: 'Studio',
  nonce: 'n-1',
  askedAt,
};
const receipt = {
  id: '6d1f0c1e',
  server: 'production',
  displayKey: '****-5577E1',
  label: 'Studio workstation',
  activationHash: '1a2b3c4d5e6f',
  askedBy: 'person',
  askedAt,
  releasedAt: askedAt + 9_000,
  how: 'confirmed',
  before: null,
  after: null,
  appVersion: '0.1.0',
};
const move = { step: 'release', activationHash: '1a2b3c4d5e6f' };

/** Returns the bytes of a record, with the version of all records. */
function record(content: object): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, ...content }, null, '\t'));
}

/** Returns the record of a release in this state, whose discriminant is called `is` in release.json. */
function release(state: object): Buffer {
  return record({ ...journal, state });
}

const states: Readonly<Record<string, object>> = {
  holding: { is: 'holding', until: askedAt + 5_000 },
  releasing: { is: 'releasing', attempts: 1 },
  waiting: { is: 'waiting', why: 'network-unreachable', attempts: 2, nextAt: askedAt },
  unknown: { is: 'unknown', why: 'no-answer', attempts: 1, nextAt: askedAt },
  settling: { is: 'settling', why: 'app-ended', attempts: 1, looks: 2 },
  released: { is: 'released', how: 'confirmed', at: askedAt },
  failed: { is: 'failed', failure: { code: 'not-polar' } },
};

/** The data folders, each with at least one file of a seat. */
export const oldRecords: readonly OldRecords[] = [
  { name: 'a seat of the first version', files: { device: record(firstDevice) } },
  {
    name: 'a seat with the time it was taken',
    files: { device: record({ ...firstDevice, takenAt: askedAt }) },
  },
  { name: 'a seat marked with its computer', files: { device: record(device) } },
  {
    name: 'an imported seat, never confirmed',
    files: {
      device: record({ ...firstDevice, activatedAt: null, seats: null, confirmedAt: null }),
    },
  },
  {
    name: 'a seat that was removed elsewhere',
    files: { device: record({ ...device, removedAt: askedAt }) },
  },
  {
    name: 'a seat with a foreign name',
    files: { device: record({ ...device, label: '\u202eпапка\u0000\ud83d\ude00' }) },
  },
  ...Object.entries(states).map(([name, state]) => ({
    name: `a release: ${name}`,
    files: { device: record(device), release: release(state) },
  })),
  {
    name: 'a release that has a computer, and a seat that has none',
    files: {
      device: record(firstDevice),
      release: record({ ...journal, machine, sent: true, state: states['unknown'] }),
    },
  },
  {
    name: 'an unseen receipt beside its record',
    files: { device: record(device), receipt: record({ receipt, seen: false }) },
  },
  { name: 'only an unseen receipt', files: { receipt: record({ receipt, seen: false }) } },
  {
    name: 'only a seen receipt',
    files: { receipt: record({ receipt: { ...receipt, how: 'found-free' }, seen: true }) },
  },
  {
    name: 'only a pending activation of the first version',
    files: { activation: record(firstIntent) },
  },
  {
    name: 'only a pending activation',
    files: { activation: record({ ...firstIntent, askedBy: 'command-line', machine }) },
  },
  {
    name: 'a seat and the activation that took it',
    files: { device: record(device), activation: record({ ...firstIntent, askedBy: 'person' }) },
  },
  { name: 'a release left without its record', files: { release: release({ is: 'idle' }) } },
  { name: 'a seat that moves', files: { device: record(device), move: record(move) } },
  {
    name: 'a move after the release',
    files: { move: record(move), receipt: record({ receipt, seen: true }) },
  },
  {
    name: 'everything at once',
    files: {
      device: record(device),
      release: release({ is: 'waiting', why: 'rate-limited', attempts: 1, nextAt: askedAt }),
      activation: record({ ...firstIntent, askedBy: 'person' }),
      receipt: record({ receipt, seen: true }),
      move: record(move),
    },
  },
  {
    name: 'a torn record',
    files: { device: record(device).subarray(0, 77), receipt: record({ receipt, seen: true }) },
  },
  { name: 'a record of zeros', files: { device: Buffer.alloc(300) } },
  { name: 'an empty record', files: { device: Buffer.alloc(0) } },
  {
    name: 'a record in bytes that are no UTF-8',
    files: { device: Buffer.from([0xff, 0xfe, 0x7b, 0x80, 0xc3]) },
  },
  { name: 'a record without a version', files: { device: Buffer.from(JSON.stringify(device)) } },
  { name: 'a torn pending activation', files: { activation: record(firstIntent).subarray(0, 20) } },
  {
    name: 'a damaged release and receipt',
    files: { device: record(device), release: Buffer.from('{'), receipt: Buffer.from('x') },
  },
];

/** Returns the data folder of this name. */
export function oldRecordsNamed(name: string): OldRecords {
  const found = oldRecords.find((records) => records.name === name);
  if (found === undefined) throw new Error(`No data folder is called ${name}`);
  return found;
}
