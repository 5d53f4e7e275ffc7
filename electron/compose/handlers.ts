import type { AppHandlers } from '../../shared/contract.ts';
import type { MainText } from '../../shared/text/text.ts';
import { createAdminHandlers } from '../ipc/handlers/admin-handlers.ts';
import { createHandlers } from '../ipc/handlers/device-handlers.ts';
import type { Ports } from '../ports.ts';
import { createLicenseSeats } from '../services/activation/license-preview.ts';
import { createActivityActions } from '../services/activity/activity-actions.ts';
import type { Admin } from '../services/admin.ts';
import { createCopiedRecord } from '../services/device/copied-record.ts';
import { createDeviceName } from '../services/device/device-name.ts';
import { createLicenseKeyActions } from '../services/device/license-key-actions.ts';
import type { Confirmations } from '../services/interaction/confirmations.ts';
import type { KeyClipboard } from '../services/interaction/key-clipboard.ts';
import { createReceiptActions } from '../services/release/receipt-actions.ts';
import { createSupport } from '../services/support/support.ts';
import type { StateStore } from '../state/state-store.ts';
import type { Foundation } from './foundation.ts';
import type { ReportingServices } from './reporting-services.ts';

/** Creates the handlers of the window's calls, and what only they use. */
export function createWindowHandlers(deps: {
  readonly ports: Ports;
  readonly foundation: Foundation;
  readonly services: ReportingServices;
  readonly state: StateStore;
  readonly admin: Admin;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
  readonly productName: () => string;
  /** Retries everything that waits for the network. */
  readonly retry: () => void;
}): AppHandlers {
  const { ports, foundation, services, state, admin, text } = deps;
  const { credentials, activity, device, move, supportLinks: links } = services;
  const receiptActions = createReceiptActions({
    ...deps,
    localeContext: state.get,
    product: deps.productName,
  });
  const seats = createLicenseSeats({
    ...ports,
    ...foundation,
    credentials,
    activations: device.activations,
    async release(seat) {
      const session = admin.session();
      return session.ok ? await session.value.actions.release(seat) : session;
    },
  });

  /** Returns what could release this computer's seat, or do more. */
  function knownSecrets(): string[] {
    const seat = device.record.get();
    const intent = device.activations.pending();
    const known = [seat?.key, seat?.activationId, seat?.organizationId, intent?.key];
    return [...known, credentials.openToken()].filter((secret) => typeof secret === 'string');
  }

  return createHandlers({
    ...deps,
    ...services,
    keys: foundation.keys,
    copiedRecord: createCopiedRecord({ ...ports, ...deps, device, seats }),
    deviceName: createDeviceName({ ...ports, ...deps, activity }),
    keyActions: createLicenseKeyActions({ ...ports, ...deps, record: device.record }),
    seats,
    move: {
      setStep(step) {
        move.setStep(step, device.state());
        state.set({ move: move.stage(device.state()) });
      },
    },
    support: createSupport({
      ports,
      secrets: knownSecrets,
      links,
      text,
      state: state.get,
      recordEvent: activity.recordEvent,
    }),
    receiptActions,
    activity: createActivityActions({ activity, receiptActions, ports, text }),
    admin: createAdminHandlers({ ...ports, admin, text }),
    state: state.get,
  });
}
