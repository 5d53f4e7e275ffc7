import { ipcMain } from 'electron';
import { channelOf } from '../../../shared/ipc.ts';
import { createDeferred } from '../deferred.ts';
import type { Receiver } from '../../ipc/register-handlers.ts';

/** The call with which a page begins. It makes no other before it has the answer. */
const firstChannel = channelOf('state', 'get');

type Listener = Parameters<Receiver['handle']>[1];

/** Receives the page's calls, of which the first may come before its handler is there. */
export interface EarlyReceiver extends Receiver {
  /** Resolves when a page's first call has been answered. */
  readonly firstAnswered: Promise<void>;
}

/** Begins to receive the page's calls. The first one waits for its handler. */
export function receiveEarly(): EarlyReceiver {
  const first = createDeferred<Listener>();
  const answered = createDeferred<void>();
  ipcMain.handle(firstChannel, async (...call) => {
    const listener = await first.promise;
    const answer = await listener(...call);
    answered.resolve();
    return answer;
  });
  return {
    handle(channel, listener) {
      if (channel === firstChannel) first.resolve(listener);
      else ipcMain.handle(channel, listener);
    },
    firstAnswered: answered.promise,
  };
}
