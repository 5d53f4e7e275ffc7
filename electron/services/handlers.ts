import type { AppState } from '../../shared/app-state.ts';
import type { AppHandlers } from '../../shared/contract.ts';
import { done, failed } from '../../shared/failure.ts';
import { localeFor } from '../../shared/format.ts';
import type { Result } from '../../shared/ipc.ts';
import { receiptText } from '../../shared/text/receipt-text.ts';
import type { Text } from '../../shared/text/text.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { World } from '../ports.ts';
import { storageFailure } from '../storage/stored-file.ts';
import { connectOrganization } from './connection.ts';
import type { Credentials } from './credentials.ts';
import type { Device } from './device.ts';
import type { LicenseKeyActs } from './license-key.ts';
import type { Preferences } from './preferences.ts';

/** Runs an act that writes a file; what the file system says becomes a failure in words. */
function inStorage(fileName: string, act: () => void): Result<undefined> {
  try {
    act();
    return done(undefined);
  } catch (error) {
    return failed(storageFailure(error, { fileName }));
  }
}

/** The contract's handlers. Each hands on to the service that knows; a command answers "accepted", the truth comes as state. */
export function createHandlers(deps: {
  readonly world: World;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly device: Device;
  readonly keyActs: LicenseKeyActs;
  readonly preferences: Preferences;
  readonly text: Text;
  readonly state: () => AppState;
}): AppHandlers {
  const { world, device, credentials, preferences, text } = deps;

  /** The unseen receipt as text; null when there is none. */
  function receiptAsText(): string | null {
    const receipt = device.receipts.unseen();
    if (receipt === null) return null;
    const place = { locale: localeFor(text.language, world.locales) };
    return receiptText(receipt, text, place, deps.state().vendor.productName ?? 'Seatkeeper');
  }

  return {
    state: {
      get: () => done(deps.state()),
    },
    device: {
      activate: async (request) => await device.activations.activate(request),
      import: async ({ server, ...activation }) =>
        await device.activations.adopt(activation, server),
      release: () => device.releases.ask('person', true),
      keep: () => device.releases.keep(),
      tryNow() {
        device.releases.tryNow();
        return done(undefined);
      },
      async check() {
        await device.activations.recover();
        await device.checks.check();
        return done(undefined);
      },
      copyKey: async () => await deps.keyActs.copy(),
      revealKey: async () => await deps.keyActs.reveal(),
      forget: () => inStorage('device.json', device.forget),
      async copyReceipt() {
        const receipt = receiptAsText();
        if (receipt === null) return failed('not-activated');
        await world.clipboard.write(receipt);
        return done(undefined);
      },
      async saveReceipt() {
        const receipt = receiptAsText();
        if (receipt === null) return failed('not-activated');
        const day = new Date(world.clock.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
        const fileName = text.receipt.fileName(day);
        try {
          return done(await world.dialogs.save({ name: fileName, text: receipt }));
        } catch (error) {
          return failed(storageFailure(error, { fileName }));
        }
      },
    },
    connection: {
      connect: async ({ server }) => await connectOrganization({ ...deps, ...world }, server),
      disconnect: () => inStorage('token.json', credentials.forget),
    },
    settings: {
      change: (change) => inStorage('settings.json', () => preferences.change(change)),
    },
    app: {
      async openLink(name) {
        await world.links.open(name);
        return done(undefined);
      },
    },
  };
}
