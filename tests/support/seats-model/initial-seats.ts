import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { ActivationIntent, DeviceRecord } from '../../../electron/storage/records.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import { seatsLicenses } from './licenses.ts';
import type { ModelProduct } from './polars.ts';
import { thisComputer } from './promises.ts';
import type { SeatsApp } from './seats-app.ts';

const otherComputer = 'second';
const monthAge = 30 * 86_400_000;

/** How a folder came to be before the app starts. */
const seatKinds = [
  'held',
  'held',
  'held',
  'marked',
  'imported',
  'copied',
  'pending',
  'pending-taken',
  'pending-copied',
  'damaged',
  'damaged-with-key',
] as const;
type SeatKind = (typeof seatKinds)[number];

/** A seat before the app starts. */
export interface InitialSeat {
  /** Index of the license. */
  readonly license: number;
  readonly kind: SeatKind;
}

/** Zero to four seats, each of another license. */
export const anyInitialSeats: fc.Arbitrary<readonly InitialSeat[]> = fc.uniqueArray(
  fc.record({
    license: fc.nat({ max: seatsLicenses.length - 1 }),
    kind: fc.constantFrom(...seatKinds),
  }),
  { maxLength: seatsLicenses.length, selector: ({ license }) => license },
);

/** Returns a record of a live activation, with its mark of a computer; null for none. */
export function recordOf(
  { license, polar }: ModelProduct,
  activationId: string,
  facts: {
    readonly takenAt: number;
    readonly isConfirmed: boolean;
    readonly computer: string | null;
  },
): DeviceRecord {
  const { takenAt, isConfirmed, computer } = facts;
  const machine = fingerprintOf(computer, license.organizationId);
  if (isConfirmed) polar.shown.add(activationId);
  return {
    server: license.server,
    key: license.key,
    organizationId: license.organizationId,
    activationId,
    label: 'Studio workstation',
    ...(isConfirmed ? { licenseId: license.licenseId } : {}),
    activatedAt: isConfirmed ? takenAt : null,
    seats: null,
    confirmedAt: isConfirmed ? takenAt : null,
    takenAt,
    ...(machine === null ? {} : { machine }),
  };
}

/** Replaces a folder's record by damaged text. */
export function damage(app: SeatsApp, id: string, showsKey: boolean): void {
  const disk = app.disk.diskOf(id);
  const name = disk.text('device') === undefined ? 'activation' : 'device';
  const content = disk.content(name);
  if (content === null || content['torn'] === true) return;
  app.disk.remember(id);
  const { key } = content;
  const held = name === 'device' ? content['activationId'] : content['nonce'];
  const { server, organizationId } = content;
  const shown = showsKey && key !== undefined ? { server, organizationId, key } : null;
  app.person.damaged.set(id, { held, shown });
  // The person knows of the damage. The key still has its seat.
  app.person.known.add(held);
  disk.put(name, { ...shown, torn: true });
}

/** Puts a seat into a folder; `0`: the data folder. */
export function addSeat(app: SeatsApp, id: string, { license, kind }: InitialSeat): void {
  const product = app.polars.products[license];
  if (product === undefined) throw new Error('There is no such license.');
  const disk = app.disk.diskOf(id);
  const takenAt = app.clock.now() - monthAge;
  const isCopied = kind === 'copied' || kind === 'pending-copied';
  if (kind.startsWith('pending')) {
    const { server, key, organizationId } = product.license;
    const nonce = randomUUID();
    const machine = fingerprintOf(isCopied ? otherComputer : thisComputer, organizationId);
    const intent: ActivationIntent = {
      server,
      key,
      organizationId,
      label: 'New laptop',
      askedBy: 'person',
      nonce,
      askedAt: takenAt,
      ...(machine === null ? {} : { machine }),
    };
    disk.put('activation', intent);
    if (kind === 'pending-taken') product.polar.addSeat(monthAge, { activation_nonce: nonce });
    if (!isCopied) app.promises.taken.set(nonce, { product, key });
    return;
  }
  const activationId = product.polar.addSeat(monthAge);
  const computer = isCopied ? otherComputer : kind === 'marked' ? thisComputer : null;
  const isConfirmed = kind !== 'imported';
  disk.put('device', recordOf(product, activationId, { takenAt, isConfirmed, computer }));
  app.promises.taken.set(activationId, { product, key: product.license.key });
  if (isCopied || kind === 'imported') app.person.permitted.add(activationId);
  if (kind.startsWith('damaged')) damage(app, id, kind === 'damaged-with-key');
}

/** Returns the id of a new folder. */
export function newFolderId(app: SeatsApp): string {
  const count = app.disk.memory.folderNames().length;
  for (let number = count; ; number += 1) {
    const id = (0xa0_00_00_00 + number * 7).toString(16);
    if (!app.disk.memory.folderNames().includes(id)) return id;
  }
}

/** Puts the seats on the disk, as an earlier version or this one left them. */
export function addInitialSeats(
  app: SeatsApp,
  seats: readonly InitialSeat[],
  isFirstInDataFolder: boolean,
): void {
  for (const [index, seat] of seats.entries()) {
    if (index === 0 && isFirstInDataFolder) continue;
    app.disk.memory.data.putText('device', '{"version":2,"layout":"seats"}');
    addSeat(app, newFolderId(app), seat);
  }
  const [first] = seats;
  if (first === undefined || !isFirstInDataFolder) return;
  // Records of the old layout beside folders of seats: a backup was restored.
  app.disk.memory.data.stores().open('device').erase();
  addSeat(app, '0', first);
}
