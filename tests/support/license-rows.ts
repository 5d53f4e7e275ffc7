import type { ActivityEntry } from '../../shared/activity.ts';
import type { BulkRow, LeftOutLicense } from '../../shared/bulk-release.ts';
import type { LookupAnswer } from '../../shared/support-lookup.ts';
import type { LicenseDetails, LicenseQuery, LicenseRow, SeatRow } from '../../shared/licenses.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const people = [
  ['Maya Okafor', 'maya@northlight.example', '4C7A91'],
  ['Jonas Weber', 'jonas.weber@example.org', 'B21F07'],
  ['Studio Kinoko', 'license@kinoko.example', '09DD3E'],
  ['Priya Raman', 'priya@raman.example', '77E0A4'],
  ['Tomás Villar', 'tomas@villar.example', '5A90C1'],
  ['Ada Lindqvist', 'ada@lindqvist.example', 'E4410B'],
  ['Χαρά Ιωάννου', 'chara@ioannou.example', 'C08872'],
  ['Noor Haddad', 'noor@haddad.example', '1F6B5D'],
  ['Fjord Audio AS', 'it@fjordaudio.example', 'D3375A'],
  [null, 'k.abara@example.org', '8B2E96'],
  ['Елена Петрова', 'elena@petrova.example', '63AF10'],
  ['Brightwater Films & Post-Production Collective', 'licenses@brightwater.example', '2D90B7'],
] as const;

/** Limits and numbers of taken seats, used in turn. Null: not checked yet, or without a limit. */
const seatCounts = [
  [3, 3],
  [1, 3],
  [12, 25],
  [0, 3],
  [3, 3],
  [2, 3],
  [null, 3],
  [3, 3],
  [48, 50],
  [1, null],
  [1, 1],
] as const;

/** Returns six hex digits, which differ for each index. */
const endingAt = (index: number): string =>
  ((index * 0x9e3779) % 0x1000000).toString(16).padStart(6, '0').toUpperCase();

/** Returns the row at an index of a long, made-up list; the same index returns the same row. */
export function licenseRowAt(index: number, now: number): LicenseRow {
  const [customerName, customerEmail, lastSix] = people[index % people.length] ?? people[0];
  const [seatsUsed, seatLimit] = seatCounts[index % seatCounts.length] ?? seatCounts[0];
  const status = index % 12 === 3 ? 'disabled' : index % 12 === 7 ? 'revoked' : 'granted';
  const isExpired = index % 12 === 5;
  return {
    licenseId: `11111111-1111-4111-8111-${index.toString(16).padStart(12, '0')}`,
    displayKey: `****-${index < people.length ? lastSix : endingAt(index)}`,
    keyPrefix: 'LUMEN',
    customerId: null,
    customerName,
    customerEmail,
    customerDeleted: false,
    benefitId: '22222222-2222-4222-8222-222222222222',
    status: isExpired ? 'expired' : status,
    unknownStatus: '',
    seatsUsed,
    seatsCheckedAt: seatsUsed === null ? null : now - hour,
    seatLimit,
    usage: index % 5,
    usageLimit: index % 5 === 4 ? 500 : null,
    validations: 48 + index,
    lastValidatedAt: index % 9 === 8 ? null : now - (index % 40) * 7 * hour - minute,
    // Before the first seat of `licenseDetailsAt`.
    createdAt: now - (index + 720) * day,
    expiresAt: isExpired ? now - 40 * day : index % 4 === 1 ? now + 200 * day : null,
    strandedSeats: index % 12 === 4 ? 1 : 0,
  };
}

/**
 * Unusual values of the first licenses of a list: the largest numbers that Polar stores, and
 * deleted customers.
 */
export const unusualLicenses: readonly Partial<LicenseRow>[] = [
  { seatsUsed: 2, seatLimit: 2_147_483_647, usage: 2_147_483_646, usageLimit: 2_147_483_647 },
  { seatsUsed: 20_480, seatLimit: 1_000_000_000, usage: 2_147_483_647, strandedSeats: 3 },
  { seatsUsed: null, seatLimit: 2_147_483_647, usage: 1_204_500 },
  { customerDeleted: true },
  {
    customerDeleted: true,
    customerName: '3f9a2c'.padEnd(64, '0123456789abcdef'),
    customerEmail: `${'b81d04'.padEnd(64, 'fedcba98')}@anonymized.polar.sh`,
  },
  { customerDeleted: true, customerEmail: `${'c'.repeat(64)}@anonymized.polar.sh` },
];

const isFull = ({ seatsUsed, seatLimit }: LicenseRow): boolean =>
  seatsUsed !== null && typeof seatLimit === 'number' && seatsUsed >= seatLimit;

/** Returns the rows of such a list that contain a text and have a matching status. */
export function fittingRows(
  query: LicenseQuery,
  total: number,
  now: number,
  unusual: readonly Partial<LicenseRow>[] = [],
): readonly LicenseRow[] {
  const text = query.text.toLowerCase();
  return Array.from({ length: total }, (_, index) => ({
    ...licenseRowAt(index, now),
    ...unusual[index],
  })).filter(
    (row) =>
      (query.customerId === undefined || query.customerId === row.customerId) &&
      (query.statuses?.includes(row.status) ?? true) &&
      (query.atLimit !== true || isFull(row)) &&
      `${row.customerName ?? ''} ${row.customerEmail ?? ''} ${row.displayKey}`
        .toLowerCase()
        .includes(text),
  );
}

function leftOut(license: LicenseRow, reason: LeftOutLicense['reason']): LeftOutLicense {
  return {
    licenseId: license.licenseId,
    license,
    reason,
    failure: reason === 'not-checked' ? { code: 'license-unknown' } : null,
  };
}

/** Returns licenses that a plan leaves out, one for each reason. They are behind those of which `bulkRowAt` lists the seats. */
export function leftOutLicensesAt(now: number): LeftOutLicense[] {
  const [unread, gone, empty] = [301, 306, 303].map((index) => licenseRowAt(index, now)) as [
    LicenseRow,
    LicenseRow,
    LicenseRow,
  ];
  return [
    leftOut(unread, 'unreadable-seats'),
    leftOut(gone, 'not-checked'),
    leftOut(empty, 'no-seat'),
  ];
}

/** Returns a license with three seats: two with the same name and one of a replaced key. */
export function licenseDetailsAt(row: LicenseRow, now: number): LicenseDetails {
  const seat = (hash: string, label: string, change: Partial<SeatRow>): SeatRow => ({
    seat: hash,
    label,
    meta: [],
    activatedAt: now - 90 * day,
    isThisComputer: false,
    isDuplicate: false,
    isStranded: false,
    ...change,
  });
  const seats = [
    seat('a1b2c3d4e5f6', 'render-node-2', { activatedAt: now - 24 * day }),
    seat('b1b2c3d4e5f6', 'Tomás-PC', {
      isDuplicate: true,
      activatedAt: now - 113 * day,
      meta: [
        { name: 'platform', value: 'win32' },
        { name: 'hostname', value: 'TOMAS-PC' },
      ],
    }),
    seat('c1b2c3d4e5f6', 'Tomás-PC', {
      isDuplicate: true,
      isStranded: row.strandedSeats > 0,
      activatedAt: now - 680 * day,
    }),
  ].slice(0, row.seatsUsed ?? 0);
  return {
    license: { ...row, seatsUsed: seats.length, seatsCheckedAt: now },
    seats,
    isComplete: true,
    rotatedAt: row.strandedSeats > 0 ? now - 200 * day : null,
  };
}

/** Activity of this app for a license, newest first. */
export function licenseHistoryAt(licenseId: string, now: number): ActivityEntry[] {
  const about = { licenseId, server: 'sandbox', displayKey: '****-5A90C1', by: 'admin' } as const;
  return [
    {
      ...about,
      id: 'h1',
      at: now - 3 * day,
      what: 'released',
      label: 'Tomás’ old iMac',
      reason: 'lost laptop',
    },
    {
      ...about,
      id: 'h2',
      at: now - 3 * day - hour,
      what: 'release-failed',
      label: 'Tomás’ old iMac',
      code: 'NET-UNREACHABLE',
    },
    { ...about, id: 'h3', at: now - 200 * day, what: 'license-rotated' },
  ];
}

/** The row of this computer's seat in a plan. */
const thisComputersRow = 2;

/** Returns the row at an index of a bulk release whose first `done` rows are done; of a plan where none is. */
export function bulkRowAt(index: number, done: number, now: number): BulkRow {
  // The plan does not select this computer's seat, so a run does not hold it.
  const at = done > 0 && index >= thisComputersRow ? index + 1 : index;
  const { licenseId, displayKey, customerName, customerEmail, customerDeleted } = licenseRowAt(
    at,
    now,
  );
  const results = ['released', 'released', 'already-free', 'failed', 'found-free'] as const;
  const result = index < done ? (results[index % results.length] ?? 'released') : 'planned';
  return {
    row: index,
    licenseId,
    seat: at.toString(16).padStart(12, '0'),
    displayKey,
    customerName,
    customerEmail,
    customerDeleted,
    label: `render-node-${at + 1}`,
    activatedAt: now - (at + 400) * day,
    isThisComputer: at === thisComputersRow,
    result: at === thisComputersRow ? 'left-out' : result,
    failure: result === 'failed' ? { code: 'not-permitted' } : null,
    at: index < done ? now : null,
  };
}

/**
 * Returns the support lookup's answer for a case about one seat; without licenses it finds nothing.
 */
export function lookupAnswerAt(read: number, of: number, now: number): LookupAnswer {
  const seat = {
    seat: 'a1b2c3d4e5f6',
    label: 'render-node-2',
    activatedAt: now - 24 * day,
    why: 'case',
  } as const;
  return {
    recognized: [
      { type: 'case', shown: 'BCDF-GHJK', licenses: read === 0 ? 0 : 1 },
      { type: 'email', shown: 'anna@brightwater.example', licenses: 0 },
    ],
    isContradictory: false,
    supportCase: {
      code: 'BCDF-GHJK',
      reason: 'lost',
      displayKey: '****-5A90C1',
      activationHash: seat.seat,
      deviceName: seat.label,
      lastUsed: 'in spring',
      situation: 'none',
      failure: 'SEAT-LIMIT',
    },
    marked: [
      [
        { text: 'From: Anna Berg <', type: null },
        { text: 'anna@brightwater.example', type: 'email' },
        { text: '>', type: null },
      ],
      [
        { text: 'Support request ', type: null },
        { text: 'BCDF-GHJK', type: 'case' },
      ],
    ],
    sender: 'anna@brightwater.example',
    language: 'en',
    matches:
      read === 0
        ? []
        : [
            {
              license: licenseRowAt(4, now),
              matchedBy: ['case'],
              seat,
              isSeatGone: false,
              isFromBuyer: false,
              forwardedBy: null,
            },
          ],
    read,
    total: of,
    unreadable: 0,
    isComplete: true,
    undetermined: 0,
    failure: null,
  };
}

/**
 * Returns the support lookup's answer for a mail with the key of one customer and the address of
 * another.
 */
export function contradictionAt(read: number, of: number, now: number): LookupAnswer {
  const [mine, other] = [licenseRowAt(4, now), licenseRowAt(7, now)];
  const sender = other.customerEmail ?? 'k.abara@example.org';
  const noSeat = { seat: null, isSeatGone: false } as const;
  return {
    ...lookupAnswerAt(read, of, now),
    sender,
    marked: [
      [
        { text: 'From: ', type: null },
        { text: sender, type: 'email' },
      ],
      [
        { text: 'Her license is ', type: null },
        { text: mine.displayKey, type: 'key' },
        { text: '. Please release all of it today.', type: null },
      ],
    ],
    recognized: [
      { type: 'key', shown: mine.displayKey, licenses: 1 },
      { type: 'email', shown: sender, licenses: 1 },
    ],
    isContradictory: true,
    supportCase: null,
    matches: [
      { license: mine, matchedBy: ['key'], ...noSeat, isFromBuyer: false, forwardedBy: null },
      { license: other, matchedBy: ['email'], ...noSeat, isFromBuyer: true, forwardedBy: null },
    ],
  };
}

/** Returns the support lookup's answer for a text in which it recognizes nothing. */
export function notUnderstoodAt(read: number, of: number): LookupAnswer {
  return {
    ...lookupAnswerAt(read, of, 0),
    recognized: [],
    marked: [],
    sender: null,
    supportCase: null,
    matches: [],
  };
}
