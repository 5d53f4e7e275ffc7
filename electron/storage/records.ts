import * as v from 'valibot';
import { LastSeat } from '../../shared/app-state.ts';
import { Receipt } from '../../shared/receipt.ts';
import {
  AnyUuid,
  ForeignLabel,
  LicenseKey,
  PolarId,
  SeatCount,
  Server,
} from '../../shared/license.ts';
import { LicenseName } from '../../shared/license-name.ts';
import { SeatId } from '../../shared/seat-id.ts';
import { SeatRelease } from '../../shared/seat-release.ts';
import { SavedView } from '../../shared/list-layout.ts';
import { Settings } from '../../shared/settings.ts';
import { Version } from '../../shared/vendor.ts';
import type { Store } from '../ports.ts';
import { storedFile, type FileDeps } from './stored-file.ts';

/** The latest time that a date can have, in milliseconds since 1970; the earliest is its negative. */
const lastTime = 8.64e15;
const time = v.pipe(v.number(), v.minValue(-lastTime), v.maxValue(lastTime));
/** The computer that wrote a record, by `Machine.fingerprint`. Missing if that was unknown, and in records of old versions. */
const machine = v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)));

/** A nonce that a record can hold. */
export const Nonce = v.pipe(v.string(), v.regex(/^[\w-]{1,36}$/));

/** The seat that this computer holds. It never leaves main, since it is all that a release of the seat needs. */
export const DeviceRecord = v.strictObject({
  server: Server,
  key: LicenseKey,
  organizationId: PolarId,
  activationId: AnyUuid,
  label: ForeignLabel,
  licenseId: v.exactOptional(AnyUuid),
  /** The benefit that grants the license, which identifies its product. Missing in records of old versions until the next check. */
  benefitId: v.exactOptional(AnyUuid),
  /** The nonce of the activation that took the seat, by which a copy of its pending activation is recognized. Missing after an import. */
  nonce: v.exactOptional(Nonce),
  activatedAt: v.nullable(time),
  /** When this computer took the seat, or took it over, by this computer's clock. */
  takenAt: v.exactOptional(time),
  expiresAt: v.exactOptional(v.nullable(time)),
  seats: v.nullable(SeatCount),
  /** When Polar listed the seats that `seats` counts. Missing in records of old versions, and without a count. */
  countedAt: v.exactOptional(time),
  /** When Polar last confirmed that the seat exists, including the activation; null for never, as after an import without a network. */
  confirmedAt: v.nullable(time),
  /** When Polar said that the activation does not exist, though this app did not release it or Polar never confirmed it. */
  removedAt: v.exactOptional(time),
  /** What the last answered check found instead of the seat, and when: `unknown` for a key that Polar does not know, else why it is not active. */
  refusedKey: v.exactOptional(
    v.strictObject({ type: v.picklist(['unknown', 'expired', 'inactive']), at: time }),
  ),
  /** The computer that took the seat, or took it over. */
  machine,
});
export type DeviceRecord = v.InferOutput<typeof DeviceRecord>;

/** Who or what requests a seat, or its release. */
export const AskedBy = v.picklist(['person', 'command-line', 'uninstall']);
export type AskedBy = v.InferOutput<typeof AskedBy>;

/** The journal of a release, written before each request and after each answer. */
export const ReleaseJournal = v.strictObject({
  id: v.string(),
  /** The activation to release, so that the journal never applies to another seat. */
  activationId: AnyUuid,
  askedBy: AskedBy,
  askedAt: time,
  /** The computer on which the release was requested. */
  machine,
  /** Whether a request may have reached Polar. If so, this app released a seat that is then found gone. */
  sent: v.boolean(),
  state: SeatRelease,
});
export type ReleaseJournal = v.InferOutput<typeof ReleaseJournal>;

/** A pending activation. While its record exists, another activation could take a second seat. */
export const ActivationIntent = v.strictObject({
  server: Server,
  key: LicenseKey,
  organizationId: PolarId,
  label: ForeignLabel,
  /** Sent in the activation's `meta`, by which a token can find the activation again. */
  nonce: v.string(),
  askedBy: AskedBy,
  askedAt: time,
  /** The computer that requests the seat. */
  machine,
  /** The record of a seat that was released elsewhere, which a new seat replaces. It comes back if none is taken. */
  replaced: v.exactOptional(DeviceRecord),
});
export type ActivationIntent = v.InferOutput<typeof ActivationIntent>;

/** The organization's token, sealed by the operating system. */
const SealedToken = v.strictObject({
  server: Server,
  /** The keychain that sealed it; another one cannot open it. */
  backend: v.string(),
  sealed: v.string(),
  /** Present if the token may only read licenses. */
  isReadOnly: v.exactOptional(v.literal(true)),
});

/** The last receipt, and whether the person has dismissed it. */
const StoredReceipt = v.strictObject({
  receipt: Receipt,
  seen: v.boolean(),
  /** The name of the license, since the key is no longer on record. */
  license: v.exactOptional(LicenseName),
});

/** What the app knows of newer versions. */
const UpdateRecord = v.strictObject({
  /** When the feed was last read; null for never. */
  checkedAt: v.nullable(time),
  /** The newest version that the feed had then. */
  newest: v.nullable(Version),
  /** Whether the feed had a package that fits this installation. */
  hasPackage: v.boolean(),
  /** The version whose note the person dismissed. */
  dismissed: v.nullable(Version),
});
export type UpdateRecord = v.InferOutput<typeof UpdateRecord>;

const snapshotCount = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Counts of an organization's seats on past days: day since 1970, licenses, seats in use. */
const SeatCounts = v.strictObject({
  /** A hash of the organization's id. */
  organization: v.pipe(v.string(), v.regex(/^[\da-f]{12}$/)),
  points: v.array(v.tuple([snapshotCount, snapshotCount, snapshotCount])),
});

/** Views of the list of licenses, by the names that the person gave them. */
const ListViews = v.strictObject({ views: v.array(SavedView) });

const Content = v.looseObject({ state: v.looseObject({}) });

/** Returns the content of release.json with the discriminant of its `state` renamed; content without one is unchanged. */
function withDiscriminant<T>(content: T, from: string, to: string): T {
  if (!v.is(Content, content)) return content;
  const { [from]: type, ...rest } = content.state;
  return type === undefined ? content : { ...content, state: { [to]: type, ...rest } };
}

/** Returns a store that calls the discriminant of `state` `is` on the disk, as all versions of the app do in release.json. */
function releaseStore(store: Store): Store {
  return {
    ...store,
    read: () => withDiscriminant(store.read(), 'is', 'type'),
    write: (content) => store.write(withDiscriminant(content, 'type', 'is')),
  };
}

/** The last reminder of a license's end: that end, and the days before it. */
const ExpiryReminder = v.strictObject({
  expiresAt: v.number(),
  days: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type ExpiryReminder = v.InferOutput<typeof ExpiryReminder>;

/** The reminders that were shown, by the local id of the seat. */
const ReminderRecord = v.strictObject({ seats: v.record(SeatId, ExpiryReminder) });

/** The records of one seat, each in a file of the seat's folder. */
export type SeatRecords = ReturnType<typeof openSeatRecords>;

/** Opens a seat's records, and reads nothing yet. If one of the first three cannot be read, the device's state says so. */
export function openSeatRecords(deps: FileDeps) {
  const { stores, clock } = deps;
  const storeDeps = { stores, clock };
  // Without its record the seat would look free: the person might wipe the computer, or take a second seat.
  const seatDeps = { ...storeDeps, shouldKeepDamagedInPlace: true };
  const releaseStores = { ...stores, open: (name: string) => releaseStore(stores.open(name)) };
  return {
    device: storedFile(seatDeps, 'device', DeviceRecord),
    release: storedFile({ clock, stores: releaseStores }, 'release', ReleaseJournal),
    activation: storedFile(seatDeps, 'activation', ActivationIntent),
    receipt: storedFile(deps, 'receipt', StoredReceipt),
  };
}

/** The records of the app itself, which all seats share. */
export type AppRecords = ReturnType<typeof openAppRecords>;

/** Opens the app's records in the data folder, and reads nothing yet. */
export function openAppRecords(deps: FileDeps) {
  return {
    token: storedFile(deps, 'token', SealedToken),
    settings: storedFile(deps, 'settings', Settings),
    updates: storedFile(deps, 'updates', UpdateRecord),
    reminders: storedFile(deps, 'reminders', ReminderRecord),
    lastSeat: storedFile(deps, 'last-seat', LastSeat),
    listViews: storedFile(deps, 'list-views', ListViews),
    seatCounts: storedFile(deps, 'seat-counts', SeatCounts),
  };
}
