import * as v from 'valibot';
import { AppState } from './app-state.ts';
import { call, event, type Bridge, type Handlers } from './ipc.ts';
import { DeviceLabel, ImportedActivation, LicenseKey, PolarId, Server } from './license.ts';
import { SettingsChange } from './settings.ts';

/** Links are opened by name; the page never hands over an address. */
export const linkNames = ['polar-tokens', 'documentation'] as const;

const nothing = v.undefined();

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
      v.strictObject({
        server: Server,
        key: LicenseKey,
        organizationId: PolarId,
        label: DeviceLabel,
      }),
      nothing,
    ),
    import: call(
      'Take over an activation that this computer already holds',
      v.strictObject({ server: Server, ...ImportedActivation.entries }),
      nothing,
    ),
    release: call("Release this computer's seat, after the hold", nothing, nothing),
    keep: call('Take the release back while nothing has been sent', nothing, nothing),
    tryNow: call('Send, or look again, without waiting for the next time', nothing, nothing),
    check: call('Ask Polar whether the seat still exists', nothing, nothing),
    copyKey: call('Copy the license key; it leaves the clipboard after a minute', nothing, nothing),
    revealKey: call('Show the license key in a window of its own', nothing, nothing),
    forget: call(
      'Put the story away: a receipt read, or a seat the seller removed',
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
  connection: {
    connect: call(
      'Check the token on the clipboard with Polar, then keep it',
      v.strictObject({ server: Server }),
      nothing,
    ),
    disconnect: call('Forget the token', nothing, nothing),
  },
  settings: {
    change: call('Change settings', SettingsChange, nothing),
  },
  app: {
    openLink: call('Open a page in the browser, by name', v.picklist(linkNames), nothing),
  },
} as const;

export type AppContract = typeof contract;
export type AppHandlers = Handlers<AppContract>;
export type AppBridge = Bridge<AppContract>;
