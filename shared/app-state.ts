import * as v from 'valibot';
import { BulkState } from './bulk-release.ts';
import { Failure } from './failure.ts';
import { Language } from './language.ts';
import { SeatView, Server } from './license.ts';
import { LicensesState } from './licenses.ts';
import { Receipt } from './receipt.ts';
import { SeatRelease } from './seat-release.ts';
import { Settings } from './settings.ts';
import { CaseCode } from './support-case.ts';
import { Vendor } from './vendor.ts';

const time = v.number();

/** What the last look at Polar said of the seat that this computer holds. */
export const SeatStatus = v.variant('type', [
  v.strictObject({ type: v.literal('unchecked') }),
  v.strictObject({ type: v.literal('checking') }),
  v.strictObject({ type: v.literal('confirmed'), at: time }),
  /** The look failed; `lastAt` is when Polar last confirmed the seat, null for never. */
  v.strictObject({ type: v.literal('not-reached'), failure: Failure, lastAt: v.nullable(time) }),
  /** Polar knows the key but not this activation, and we never asked to release it. */
  v.strictObject({ type: v.literal('removed'), at: time }),
  /** Polar knows the key but not this activation, and never confirmed that it exists. */
  v.strictObject({ type: v.literal('never-confirmed'), at: time }),
  /** Polar does not know the key any more: it was replaced, or its license deleted. */
  v.strictObject({ type: v.literal('key-changed'), at: time }),
  /** The key is disabled, revoked or expired: Polar shows nothing of its seats, and still releases them. */
  v.strictObject({ type: v.literal('key-inactive'), at: time }),
]);
export type SeatStatus = v.InferOutput<typeof SeatStatus>;

/** This device, in one of the ways it can be. */
export const DeviceState = v.variant('type', [
  v.strictObject({ type: v.literal('none') }),
  /** An activation was begun and its outcome is unknown: another one could take a second seat. */
  v.strictObject({
    type: v.literal('activating'),
    label: v.string(),
    isUnfinished: v.boolean(),
    /** Polar gave the seat, and why it is not written down yet; null where its answer is not known. */
    saveFailure: v.nullable(Failure),
    /** Present where another computer began it, and its record was copied here. */
    otherComputer: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    type: v.literal('held'),
    seat: SeatView,
    release: SeatRelease,
    seatStatus: SeatStatus,
  }),
  /** The record was made on another computer, whose seat it is, and nobody has asked here for its release. */
  v.strictObject({ type: v.literal('copied'), seat: SeatView }),
  v.strictObject({ type: v.literal('released'), receipt: Receipt }),
  /** The record could not be read, and is where it was. One that is damaged is set aside when its person goes on without it. */
  v.strictObject({
    type: v.literal('unreadable'),
    failure: Failure,
    isDamaged: v.boolean(),
  }),
]);
export type DeviceState = v.InferOutput<typeof DeviceState>;

/** What a person says of a record that another computer made. */
export const CopiedRecordAction = v.picklist(['activate', 'release', 'same-computer', 'set-aside']);
export type CopiedRecordAction = v.InferOutput<typeof CopiedRecordAction>;

/** How this app reaches Polar. The token itself never leaves main. */
export const Connection = v.variant('type', [
  v.strictObject({ type: v.literal('public') }),
  v.strictObject({
    type: v.literal('organization'),
    server: Server,
    /** `session`: this computer has no keychain, so the token goes when the app ends. */
    tokenStorage: v.picklist(['keychain', 'session']),
  }),
  /** A token is stored, and cannot be read: the keychain changed, is locked or gone. */
  v.strictObject({ type: v.literal('locked'), server: Server, failure: Failure }),
]);
export type Connection = v.InferOutput<typeof Connection>;

/** How far a person is who moves this computer's seat to another one. */
export const MoveStep = v.picklist(['key', 'release']);
export type MoveStep = v.InferOutput<typeof MoveStep>;

/** The same with what the seat itself says: `there` once its release was confirmed. */
export const MoveStage = v.picklist([...MoveStep.options, 'there']);
export type MoveStage = v.InferOutput<typeof MoveStage>;

/** A support case that a link named. Any web page can open one, so that it is asked about first. */
export const SupportLink = v.strictObject({
  code: CaseCode,
  /** The person said that they asked for it. */
  isConfirmed: v.boolean(),
});
export type SupportLink = v.InferOutput<typeof SupportLink>;

/** Everything that the window shows. `revision` grows by one with each change, so that an older one is dropped. */
export const AppState = v.strictObject({
  revision: v.number(),
  appVersion: v.string(),
  vendor: Vendor,
  /** The servers this build may be pointed at; `loopback` alone in development against a local server. */
  servers: v.array(Server),
  /** Offered as this device's name: the computer's host name. */
  suggestedLabel: v.string(),
  connection: Connection,
  device: DeviceState,
  /** Null while nobody moves the seat. */
  move: v.nullable(MoveStage),
  /** Null while no link waits or is followed. */
  supportLink: v.nullable(SupportLink),
  /** Something on this computer that needs its person, such as a full disk; null when all is well. */
  localFailure: v.nullable(Failure),
  settings: Settings,
  /** The language of menus, dialogs, notifications and the page, chosen once for all of them. */
  language: Language,
  /** The BCP 47 tag that times and numbers are written in; it speaks `language`. */
  locale: v.string(),
  /** Grows with each line of the journal, so that a list of it knows when it is out of date. */
  activityVersion: v.number(),
  /** How far the organization's licenses are read; the rows are asked for. */
  licenses: LicensesState,
  /** Where a bulk release stands; its rows are asked for. */
  bulk: BulkState,
});
export type AppState = v.InferOutput<typeof AppState>;
