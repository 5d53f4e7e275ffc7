import { appChannel } from '../../../shared/contract.ts';
import type { Receiver } from '../../ipc/register-handlers.ts';
import type { Sender } from '../../ipc/trusted-sender.ts';

/** The calls of the page that go over the network for the person, and so may need a proxy's login again. */
const networkActions: ReadonlySet<string> = new Set([
  appChannel('device', 'activate'),
  appChannel('device', 'check'),
  appChannel('device', 'import'),
  appChannel('device', 'preview'),
  appChannel('device', 'release'),
  appChannel('device', 'releaseAll'),
  appChannel('device', 'retryNow'),
  appChannel('connection', 'connect'),
  appChannel('licenses', 'open'),
  appChannel('licenses', 'refresh'),
]);

/** Adds to a receiver that `onNetworkAction` is called before each call that goes over the network for the person. */
export function pageReceiver(receiver: Receiver, onNetworkAction: () => void): Receiver {
  return {
    handle(channel, listener) {
      receiver.handle(channel, async (event: Sender, ...args: unknown[]) => {
        if (networkActions.has(channel)) onNetworkAction();
        return await listener(event, ...args);
      });
    },
  };
}
