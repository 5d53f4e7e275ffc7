import * as v from 'valibot';
import { BulkState } from './bulk-release.ts';
import { Failure } from './failure.ts';
import { Language } from './language.ts';
import { PolarId, SeatView, Server } from './license.ts';
import { LicenseName } from './license-name.ts';
import { LicensesState } from './licenses.ts';
import { Receipt } from './receipt.ts';
import { SeatId } from './seat-id.ts';
import { SeatRelease } from './seat-release.ts';
import { Settings } from './settings.ts';
import { CaseCode } from './support-case.ts';
import { UpdatesState } from './updates.ts';
import { Vendor } from './vendor.ts';

const time = v.number();

/** Why Polar hides the seats of a key, by its own answer. `inactive`: the seller disabled or revoked it. */
export const InactiveReason = v.picklist(['expired', 'inactive']);
export type InactiveReason = v.InferOutput<typeof InactiveReason>;

/** The failure of a check after the one that Polar answered; its answer still holds. Missing if there was none. */
const laterFailure = v.exactOptional(Failure);

/** What the last check said about the seat that this computer holds. */
export const SeatStatus = v.variant('type', [
  /** Not checked since the app started. `lastAt`: when Polar last confirmed the seat; null for never. */
  v.strictObject({ type: v.literal('unchecked'), lastAt: v.nullable(time) }),
  v.strictObject({ type: v.literal('checking') }),
  v.strictObject({ type: v.literal('confirmed'), at: time }),
  /** The check failed. `lastAt`: when Polar last confirmed the seat; null for never. */
  v.strictObject({ type: v.literal('not-reached'), failure: Failure, lastAt: v.nullable(time) }),
  /** Polar knows the key but not this activation, and this computer never requested its release. */
  v.strictObject({ type: v.literal('removed'), at: time, failure: laterFailure }),
  /** Polar knows the key but not this activation, and never confirmed that it exists. */
  v.strictObject({ type: v.literal('never-confirmed'), at: time, failure: laterFailure }),
  /** Polar no longer knows the key: it was replaced, or its license deleted. */
  v.strictObject({ type: v.literal('key-changed'), at: time, failure: laterFailure }),
  /** The key is disabled, revoked or expired. Polar hides its seats, and still releases them. */
  v.strictObject({
    type: v.literal('key-inactive'),
    at: time,
    reason: InactiveReason,
    failure: laterFailure,
  }),
]);
export type SeatStatus = v.InferOutput<typeof SeatStatus>;

/** The state of one of this device's seats. */
export const DeviceState = v.variant('type', [
  v.strictObject({ type: v.literal('none') }),
  /** An activation was begun and its outcome is unknown. Another one could take a second seat. */
  v.strictObject({
    type: v.literal('activating'),
    label: v.string(),
    isUnfinished: v.boolean(),
    /** Why the seat that Polar gave is not saved yet; null if Polar's answer is unknown. */
    saveFailure: v.nullable(Failure),
    /** Present if another computer began it, and its record was copied here. */
    otherComputer: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    type: v.literal('held'),
    seat: SeatView,
    release: SeatRelease,
    seatStatus: SeatStatus,
  }),
  /** The record is of another computer's seat, and no release was requested here. */
  v.strictObject({ type: v.literal('copied'), seat: SeatView }),
  v.strictObject({
    type: v.literal('released'),
    receipt: Receipt,
    /** Present if main still has the key, which it forgets with the receipt and when the app ends. */
    canActivateAgain: v.exactOptional(v.literal(true)),
  }),
  /** The record could not be read, and stays where it is. A damaged one is set aside when the person goes on without it. */
  v.strictObject({
    type: v.literal('unreadable'),
    failure: Failure,
    isDamaged: v.boolean(),
  }),
]);
export type DeviceState = v.InferOutput<typeof DeviceState>;

/** What a person decides about a record that another computer made. */
export const CopiedRecordAction = v.picklist(['activate', 'release', 'same-computer', 'set-aside']);
export type CopiedRecordAction = v.InferOutput<typeof CopiedRecordAction>;

/** How this app reaches Polar. The token itself never leaves the main process. */
export const Connection = v.variant('type', [
  v.strictObject({ type: v.literal('public') }),
  v.strictObject({
    type: v.literal('organization'),
    server: Server,
    /** `session`: this computer has no keychain, so the token is lost when the app ends. */
    tokenStorage: v.picklist(['keychain', 'session']),
    /** Present if the token may read licenses, but release no seat and change no license. */
    isReadOnly: v.exactOptional(v.literal(true)),
  }),
  /** The stored token cannot be read: the keychain changed, is locked or is gone. */
  v.strictObject({ type: v.literal('locked'), server: Server, failure: Failure }),
]);
export type Connection = v.InferOutput<typeof Connection>;

/** The last step done of moving this computer's seat to another computer. */
export const MoveStep = v.picklist(['key', 'release']);
export type MoveStep = v.InferOutput<typeof MoveStep>;

/** The step of a move, or `there` once the release is confirmed and the other computer is next. */
export const MoveStage = v.picklist([...MoveStep.options, 'there']);
export type MoveStage = v.InferOutput<typeof MoveStage>;

/** One of this computer's seats. */
export const SeatState = v.strictObject({
  id: SeatId,
  /** `none` only while the move of a released seat is not over. */
  device: DeviceState,
  /** The name of its license; null for a damaged record that shows no key. */
  name: v.nullable(LicenseName),
  /** Null without a move. */
  move: v.nullable(MoveStage),
});
export type SeatState = v.InferOutput<typeof SeatState>;

/** A support case that a link named. Any web page can open such a link, so the person is asked first. */
export const SupportLink = v.strictObject({
  code: CaseCode,
  /** Whether the person said that they asked for it. */
  isConfirmed: v.boolean(),
});
export type SupportLink = v.InferOutput<typeof SupportLink>;

/** What the form for a key starts with: the seat that this computer holds, or held last. */
export const LastSeat = v.strictObject({
  server: Server,
  organizationId: PolarId,
  label: v.string(),
});
export type LastSeat = v.InferOutput<typeof LastSeat>;

/** Everything that the window shows. `revision` grows by one with each change, so that the window can drop older states. */
export const AppState = v.strictObject({
  revision: v.number(),
  appVersion: v.string(),
  vendor: Vendor,
  /** The servers that this build may use; `loopback` only in development against a local server. */
  servers: v.array(Server),
  /** The computer's host name, proposed as this device's name. */
  suggestedLabel: v.string(),
  connection: Connection,
  /** This computer's seats, in the order in which they were taken. */
  seats: v.array(SeatState),
  /** Null before the first seat. */
  lastSeat: v.nullable(LastSeat),
  /** Null without an open link. */
  supportLink: v.nullable(SupportLink),
  /** A problem of this computer that the person must solve, such as a full disk; null without one. */
  localFailure: v.nullable(Failure),
  settings: Settings,
  /** The language of menus, dialogs, notifications and the page. */
  language: Language,
  /** The BCP 47 tag for the format of times and numbers, in the language `language`. */
  locale: v.string(),
  /** Grows with each entry of the activity log, so that a list of entries notices that it is out of date. */
  activityVersion: v.number(),
  /** Whether the system did not show the last notification, so that only the window reports. */
  notificationsFail: v.boolean(),
  /** Newer versions of the app; null if the seller has no feed of them. */
  updates: v.nullable(UpdatesState),
  /** The progress of reading the organization's licenses. The window requests the rows separately. */
  licenses: LicensesState,
  /** The progress of a bulk release. The window requests the rows separately. */
  bulk: BulkState,
});
export type AppState = v.InferOutput<typeof AppState>;
