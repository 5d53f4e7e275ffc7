import * as v from 'valibot';
import { ActivityFilter, ActivityList, maxEntries } from './activity.ts';
import { AppState, CopiedRecordAction, MoveStep } from './app-state.ts';
import { adminContract } from './contract-admin.ts';
import { call, channelOf, event, type Bridge, type Handlers } from './ipc.ts';
import { KeyPreview } from './key-preview.ts';
import { DeviceLabel, ImportedActivation, Server, TypedId } from './license.ts';
import { SeatHash } from './licenses.ts';
import { SettingsChange } from './settings.ts';
import { CaseCode, CaseRequest } from './support-case.ts';
import { TypedKey } from './typed-key.ts';

/** Links are opened by name; the page never hands over an address. */
export const linkNames = ['polar-tokens', 'documentation', 'support'] as const;

/** What the menus and the notifications ask the window for. */
export const requestedScreens = ['device', 'release', 'activity', 'settings'] as const;
export type RequestedScreen = (typeof requestedScreens)[number];

const nothing = v.undefined();
/** A key as the person typed it, and whose it is. */
const typedKey = { server: Server, key: TypedKey, organizationId: TypedId };
const receiptId = v.pipe(v.string(), v.maxLength(100));

/**
 * The only list of what crosses between window and main. No call takes a token, a path or an address, and none
 * answers with a key: *Release seat* names no target, and main reads the token and copies the key itself.
 */
export const contract = {
  state: {
    get: call('Everything the window shows, at once', nothing, AppState),
    changed: event('The same, after each change', AppState),
  },
  device: {
    activate: call(
      'Take a seat for this computer',
      v.strictObject({ ...typedKey, label: DeviceLabel }),
      nothing,
    ),
    preview: call(
      'See what a key grants before it takes a seat for a computer of this name',
      v.strictObject({ ...typedKey, label: DeviceLabel }),
      KeyPreview,
    ),
    releaseOtherSeat: call(
      'Release another seat of the license, with the organization’s token',
      v.strictObject({ ...typedKey, seat: SeatHash }),
      nothing,
    ),
    takeOverSeat: call(
      'Take over the seat that this computer had before its data was lost',
      v.strictObject({ ...typedKey, seat: SeatHash }),
      nothing,
    ),
    import: call(
      'Take over an activation that this computer already holds',
      v.strictObject({ server: Server, ...ImportedActivation.entries }),
      nothing,
    ),
    release: call("Release this computer's seat, after the hold", nothing, nothing),
    resolveCopiedRecord: call(
      'Say what becomes of a record that was copied from another computer; main asks first',
      CopiedRecordAction,
      nothing,
    ),
    cancelRelease: call('Take the release back while nothing has been sent', nothing, nothing),
    retryNow: call('Send, or look again, without waiting for the next time', nothing, nothing),
    check: call(
      'Ask Polar whether the seat still exists; true if nobody knows yet what came of an activation',
      nothing,
      v.boolean(),
    ),
    copyKey: call('Copy the license key; it leaves the clipboard after a minute', nothing, nothing),
    revealKey: call('Show the license key in a window of its own', nothing, nothing),
    dismiss: call(
      'Put the story away: a receipt read, or a seat that was released elsewhere',
      nothing,
      nothing,
    ),
    copyReceipt: call('Copy the receipt as text', nothing, nothing),
    saveReceipt: call(
      'Save the receipt where the person chooses; false if they chose none',
      nothing,
      v.boolean(),
    ),
  },
  move: {
    setStep: call(
      'Remember how far moving to another computer is; null ends it',
      v.nullable(MoveStep),
      nothing,
    ),
  },
  support: {
    create: call(
      'Make a support case and show all of what it says',
      CaseRequest,
      v.strictObject({ code: CaseCode, text: v.string() }),
    ),
    copy: call('Copy the last case', nothing, nothing),
    save: call(
      'Save the last case where the person chooses; false if they chose none',
      nothing,
      v.boolean(),
    ),
    mail: call(
      'Write a mail to the seller with the last case in it, which the person sends; false if it is too long and was copied instead',
      nothing,
      v.boolean(),
    ),
    answerLink: call('Whether the person asked for the support link', v.boolean(), nothing),
    closeLink: call('Put the case that a link named away', nothing, nothing),
  },
  connection: {
    connect: call(
      'Check the token on the clipboard with Polar, then keep it',
      v.strictObject({ server: Server }),
      nothing,
    ),
    disconnect: call('Forget the token', nothing, nothing),
  },
  activity: {
    list: call(
      'The newest entries of the journal that fit a filter',
      v.strictObject({
        filter: ActivityFilter,
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxEntries)),
      }),
      ActivityList,
    ),
    copyReceipt: call('Copy the receipt of an entry as text', receiptId, nothing),
    saveReceipt: call(
      'Save the receipt of an entry where the person chooses; false if they chose none',
      receiptId,
      v.boolean(),
    ),
    saveCsv: call(
      'Save all entries that fit a filter as a table where the person chooses; false if they chose none',
      ActivityFilter,
      v.boolean(),
    ),
  },
  ...adminContract,
  settings: {
    change: call('Change settings', SettingsChange, nothing),
  },
  app: {
    screenRequested: event(
      'A menu or a notification asks for a screen or an act',
      v.picklist(requestedScreens),
    ),
    openDataFolder: call("Open the app's data folder in the file manager", nothing, nothing),
    openLink: call('Open a page in the browser, by name', v.picklist(linkNames), nothing),
  },
} as const;

export type AppContract = typeof contract;
export type AppHandlers = Handlers<AppContract>;
export type AppBridge = Bridge<AppContract>;

/** Returns the string under which a call or an event of the contract travels. */
export function appChannel<G extends keyof AppContract>(
  group: G,
  name: keyof AppContract[G] & string,
): string {
  return channelOf(group, name);
}
