import * as v from 'valibot';
import { ActivityFilter, ActivityList, maxEntries } from './activity.ts';
import { AppState, CopiedRecordAction, MoveStep } from './app-state.ts';
import { adminContract } from './contract-admin.ts';
import { call, channelOf, event, type Bridge, type Handlers } from './ipc.ts';
import { KeyPreview } from './key-preview.ts';
import { licenseLinkNames } from './license-links.ts';
import { OwnName } from './license-name.ts';
import { DeviceLabel, ImportedActivation, LicenseOwner, Server, TypedId } from './license.ts';
import { SeatHash } from './licenses.ts';
import { SeatId } from './seat-id.ts';
import { SettingsChange } from './settings.ts';
import { CaseCode, CaseRequest } from './support-case.ts';
import { SavedTransfer, TransferIndex, TransferView, maxTransferLicenses } from './transfer.ts';
import { TypedTransferCode } from './transfer-code.ts';
import { TypedKey } from './typed-key.ts';

/** Names of links. The page opens a link by its name and never passes an address. */
export const linkNames = [
  'polar-tokens',
  'portal',
  'download',
  'support-email',
  ...licenseLinkNames,
] as const;
export type LinkName = (typeof linkNames)[number];

/** Screens that menus and notifications open, and actions on the seat that the window shows. */
export const requestedScreens = [
  'device',
  'release',
  'copy-key',
  'overview',
  'licenses',
  'support',
  'search',
  'palette',
  'activity',
  'settings',
  'about',
] as const;
export type RequestedScreen = (typeof requestedScreens)[number];

const nothing = v.undefined();
/** A key as the person typed it, with its organization and server. */
const typedKey = { server: Server, key: TypedKey, organizationId: TypedId };
/** Returns the schema of a call about a key: a typed one, or that of a license in the open transfer file, which main has. */
const withKey = <E extends v.ObjectEntries>(entries: E) =>
  v.union([
    v.strictObject({ ...typedKey, ...entries }),
    v.strictObject({ transfer: TransferIndex, ...entries }),
  ]);
const receiptId = v.pipe(v.string(), v.maxLength(100));

/**
 * All calls and events between the window and main. No call takes a token, a path or an address, and none returns a key: main reads the token
 * and copies the key itself. A call about one of this computer's seats names it by its local id, and fails with `not-activated` for an id that
 * is not on record.
 */
export const contract = {
  state: {
    get: call('Returns the whole state that the window shows', nothing, AppState),
    changed: event('The whole state, after each change', AppState),
  },
  device: {
    activate: call('Take a seat for this computer', withKey({ label: DeviceLabel }), nothing),
    activateAgain: call(
      'Take a seat of the license whose seat was released last, with the key and name that it had',
      SeatId,
      nothing,
    ),
    preview: call(
      'Show what a key grants before it takes a seat for a computer of this name',
      withKey({ label: DeviceLabel }),
      KeyPreview,
    ),
    releaseOtherSeat: call(
      'Release another seat of the license, with the organization’s token',
      withKey({ seat: SeatHash }),
      nothing,
    ),
    takeOverSeat: call(
      'Take over the seat that this computer had before its data was lost',
      withKey({ seat: SeatHash }),
      nothing,
    ),
    import: call(
      'Take over an activation that this computer already holds',
      v.strictObject({ server: Server, ...ImportedActivation.entries }),
      nothing,
    ),
    endActivation: call(
      'End an unfinished activation with the seat that it took, by the activation’s id; the key only where the seller has replaced it',
      v.strictObject({ seat: SeatId, activationId: TypedId, key: v.exactOptional(TypedKey) }),
      nothing,
    ),
    release: call("Release one of this computer's seats, after the countdown", SeatId, nothing),
    releaseAll: call(
      "Release all of this computer's seats that can be released, after one countdown",
      nothing,
      nothing,
    ),
    resolveCopiedRecord: call(
      'Decide about a record that was copied from another computer; main confirms first',
      v.strictObject({ seat: SeatId, action: CopiedRecordAction }),
      nothing,
    ),
    cancelRelease: call('Cancel the release while nothing has been sent', SeatId, nothing),
    cancelAll: call('Cancel all releases during their countdown', nothing, nothing),
    retryNow: call('Send the request or check again now, without waiting', nothing, nothing),
    check: call(
      'Check whether the seat still exists; true if the outcome of an activation is still unknown',
      SeatId,
      v.boolean(),
    ),
    owner: call(
      'Returns the owner of a license, as a check of this run found it; null if none did. The state does not hold it',
      SeatId,
      v.nullable(LicenseOwner),
    ),
    copyKey: call(
      'Copy the license key; main removes it from the clipboard after a minute',
      SeatId,
      nothing,
    ),
    revealKey: call('Show the license key in a window of its own', SeatId, nothing),
    dismiss: call('Dismiss a receipt, or a seat that was released elsewhere', SeatId, nothing),
    rename: call(
      'Name the license of a seat on this computer; an empty name removes the name',
      v.strictObject({ seat: SeatId, name: OwnName }),
      nothing,
    ),
    openLink: call(
      'Open a page of the license’s product in the browser, by name, or the seller’s if the product has none',
      v.strictObject({ seat: SeatId, link: v.picklist(licenseLinkNames) }),
      nothing,
    ),
    copyReceipt: call('Copy the receipt as text', SeatId, nothing),
    saveReceipt: call(
      'Save the receipt in a file that the person chooses; false if they choose none',
      SeatId,
      v.boolean(),
    ),
  },
  move: {
    setStep: call(
      'Save the step of the move of a seat to another computer; null ends the move',
      v.strictObject({ seat: SeatId, step: v.nullable(MoveStep) }),
      nothing,
    ),
  },
  transfer: {
    save: call(
      'Save seats’ licenses in a transfer file that the person chooses; null if they choose none',
      v.strictObject({
        seats: v.pipe(v.array(SeatId), v.minLength(1), v.maxLength(maxTransferLicenses)),
        hasKeys: v.boolean(),
      }),
      v.nullable(SavedTransfer),
    ),
    open: call(
      'Open a transfer file that the person chooses; null if they choose none',
      nothing,
      v.nullable(TransferView),
    ),
    unlock: call(
      'Open the keys in the open transfer file with its code',
      v.strictObject({ code: TypedTransferCode }),
      nothing,
    ),
    close: call('Forget the open transfer file and its keys', nothing, nothing),
  },
  support: {
    create: call(
      'Create a support case and return its whole text',
      CaseRequest,
      v.strictObject({ code: CaseCode, text: v.string() }),
    ),
    copy: call('Copy the last case', nothing, nothing),
    save: call(
      'Save the last case in a file that the person chooses; false if they choose none',
      nothing,
      v.boolean(),
    ),
    mail: call(
      'Write a mail to the seller with the last case in it, which the person sends; false if it is too long and was copied instead',
      nothing,
      v.boolean(),
    ),
    answerLink: call('Answer whether the person opened the support link', v.boolean(), nothing),
    closeLink: call('Dismiss the case of a support link', nothing, nothing),
  },
  connection: {
    connect: call(
      'Check the token on the clipboard with Polar, then save it',
      v.strictObject({ server: Server }),
      nothing,
    ),
    disconnect: call('Forget the token', nothing, nothing),
  },
  activity: {
    list: call(
      'Returns the newest entries of the activity log that match a filter',
      v.strictObject({
        filter: ActivityFilter,
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxEntries)),
      }),
      ActivityList,
    ),
    copyReceipt: call('Copy the receipt of an entry as text', receiptId, nothing),
    saveReceipt: call(
      'Save the receipt of an entry in a file that the person chooses; false if they choose none',
      receiptId,
      v.boolean(),
    ),
    saveCsv: call(
      'Save all entries that match a filter as CSV in a file that the person chooses; false if they choose none',
      ActivityFilter,
      v.boolean(),
    ),
  },
  ...adminContract,
  settings: {
    change: call('Change settings', SettingsChange, nothing),
  },
  updates: {
    check: call('Look for a newer version now', nothing, nothing),
    install: call(
      'Download the newer version and have the system install it; the outcome comes with the state',
      nothing,
      nothing,
    ),
    restart: call('End the app and start the installed version', nothing, nothing),
    copyCommand: call('Copy the command that installs a downloaded package', nothing, nothing),
    dismiss: call('Dismiss the note about the newer version', nothing, nothing),
  },
  app: {
    screenRequested: event(
      'A menu or a notification requests a screen',
      v.picklist(requestedScreens),
    ),
    drawn: call('The page has drawn the state, so that its window can be shown', nothing, nothing),
    openDataFolder: call("Open the app's data folder in the file manager", nothing, nothing),
    openLink: call('Open a page in the browser, by name', v.picklist(linkNames), nothing),
  },
} as const;

export type AppContract = typeof contract;
export type AppHandlers = Handlers<AppContract>;
export type AppBridge = Bridge<AppContract>;

/** Returns the channel of a call or an event of the contract. */
export function appChannel<G extends keyof AppContract>(
  group: G,
  name: keyof AppContract[G] & string,
): string {
  return channelOf(group, name);
}
