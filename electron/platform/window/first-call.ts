import { ipcMain } from 'electron';
import { channelOf } from '../../../shared/ipc.ts';
import { createDeferred } from '../deferred.ts';
import type { Receiver } from '../../ipc/register-handlers.ts';

/** The call with which a page begins. It makes no other before it has the answer. */
const firstChannel = channelOf('state', 'get');
const drawnChannel = channelOf('app', 'drawn');

type Listener = Parameters<Receiver['handle']>[1];

/** Receives the calls of a page that loads, of which the first may come before its handler is there. */
export interface EarlyReceiver extends Receiver {
  /** Resolves when the first page's first call has been answered. */
  readonly stateSent: Promise<void>;
  /** Resolves when the first page has drawn the state. */
  readonly drawn: Promise<void>;
}

/** Begins to receive the page's calls. The first one waits for its handler. */
export function receiveEarly(): EarlyReceiver {
  const first = createDeferred<Listener>();
  const stateSent = createDeferred<void>();
  const drawn = createDeferred<void>();
  ipcMain.handle(firstChannel, async (...call) => {
    const listener = await first.promise;
    const answer = await listener(...call);
    stateSent.resolve();
    return answer;
  });
  return {
    handle(channel, listener) {
      if (channel === firstChannel) {
        first.resolve(listener);
        return;
      }
      ipcMain.handle(channel, async (...call) => {
        if (channel === drawnChannel) drawn.resolve();
        return await listener(...call);
      });
    },
    stateSent: stateSent.promise,
    drawn: drawn.promise,
  };
}
