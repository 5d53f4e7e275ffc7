import type { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { systemNotifier } from '../../../../electron/platform/system/notifier.ts';

/** The notifications that were created, and the windows; the test emits the system's events. */
const electron = vi.hoisted(() => ({
  notifications: [] as (EventEmitter & { readonly isClosed: boolean })[],
  windows: [] as { flashFrame: (isOn: boolean) => void }[],
  focused: null as object | null,
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static readonly isSupported = () => true;
    constructor() {
      super();
      electron.notifications.push(this);
    }
    show(): void {}
    isClosed = false;
    close(): void {
      this.isClosed = true;
    }
  }
  return {
    app: Object.assign(new Emitter(), { getAppPath: () => '/app' }),
    nativeImage: { createFromPath: () => ({ isEmpty: () => true }) },
    Notification,
    BrowserWindow: {
      getFocusedWindow: () => electron.focused,
      getAllWindows: () => electron.windows,
    },
  };
});

const content = { title: 'Seat released', body: 'This computer no longer uses a seat.' };

beforeEach(() => {
  electron.notifications.length = 0;
  electron.focused = null;
});

/** Shows a notification, and returns it with what was reported and how often the window asked for attention. */
function show() {
  const flashFrame = vi.fn();
  electron.windows = [{ flashFrame }];
  const onResult = vi.fn();
  systemNotifier.show(content, onResult);
  return { notification: electron.notifications[0], onResult, flashFrame };
}

test('a notification that the system refuses is reported, and the window asks for attention', () => {
  const { notification, onResult, flashFrame } = show();
  notification?.emit('failed', {}, 'UNErrorDomain error 1');
  expect(onResult.mock.calls).toEqual([[false]]);
  expect(flashFrame.mock.calls).toEqual([[true]]);
});

test('a notification that the system shows is reported, and the window stays quiet', () => {
  const { notification, onResult, flashFrame } = show();
  notification?.emit('show');
  expect(onResult.mock.calls).toEqual([[true]]);
  expect(flashFrame).not.toHaveBeenCalled();
});

test('nothing is shown while a window is in front', () => {
  electron.focused = {};
  const { notification, onResult } = show();
  expect(notification).toBeUndefined();
  expect(onResult).not.toHaveBeenCalled();
});

test('of notifications that the system never ends, the oldest leave the screen', () => {
  for (let count = 0; count < 30; count += 1) show();
  const closed = electron.notifications.filter(({ isClosed }) => isClosed);
  expect(closed.length).toBeGreaterThan(0);
  expect(electron.notifications.length - closed.length).toBeLessThanOrEqual(20);
  expect(electron.notifications.slice(-20).some(({ isClosed }) => isClosed)).toBe(false);
});

test('a notification that the system ended is not closed again', () => {
  const { notification } = show();
  notification?.emit('close');
  for (let count = 0; count < 30; count += 1) show();
  expect(notification?.isClosed).toBe(false);
});
