import { expect, test, vi } from 'vitest';
import type { Sender } from '../../../../electron/ipc/trusted-sender.ts';
import { receiveEarly } from '../../../../electron/platform/window/first-call.ts';

type Listener = (event: Sender, ...args: unknown[]) => Promise<unknown>;

/** What Electron would call for a message of the page, by channel. */
const received = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: {
    handle(channel: string, listener: Listener) {
      // As Electron's own does.
      if (received.has(channel)) throw new Error(`A second handler for ${channel}`);
      received.set(channel, listener);
    },
  },
}));

const event = { senderFrame: null, sender: { mainFrame: {} } };

test('the page’s first call waits for its handler, and later calls reach theirs', async () => {
  const receiver = receiveEarly();
  let hasAnswered = false;
  void receiver.stateSent.then(() => (hasAnswered = true));
  const early = received.get('state:get')?.(event, 'input');
  expect(received.has('device:check')).toBe(false);

  const get = vi.fn(async () => 'state');
  receiver.handle('state:get', get);
  receiver.handle('device:check', async () => 'checked');
  expect(hasAnswered).toBe(false);
  await expect(early).resolves.toBe('state');
  expect(get).toHaveBeenCalledExactlyOnceWith(event, 'input');
  expect(hasAnswered).toBe(true);
  await expect(received.get('state:get')?.(event)).resolves.toBe('state');
  await expect(received.get('device:check')?.(event)).resolves.toBe('checked');
});

test('the page says once that it has drawn the state', async () => {
  received.clear();
  const receiver = receiveEarly();
  receiver.handle('app:drawn', async () => 'done');
  await expect(received.get('app:drawn')?.(event)).resolves.toBe('done');
  await expect(receiver.drawn).resolves.toBeUndefined();
});
