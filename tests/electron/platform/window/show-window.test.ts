import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDeferred } from '../../../../electron/platform/deferred.ts';
import {
  hiddenTimeout,
  paintTimeout,
  showWhenReady,
} from '../../../../electron/platform/window/show-window.ts';

/** A window whose events the test emits, with the number of times that it was shown. */
function loadingWindow(prepared: Promise<void> | null = null) {
  const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() });
  const show = vi.fn();
  showWhenReady(window, show, prepared);
  return { window, page: window.webContents, show };
}

describe('a window is shown', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('at the first paint', () => {
    const { window, show } = loadingWindow();
    expect(show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('soon after the page has loaded, where hidden windows are not painted', () => {
    const { page, show } = loadingWindow();
    page.emit('did-finish-load');
    vi.advanceTimersByTime(paintTimeout - 1);
    expect(show).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('at once when the page cannot be loaded', () => {
    const { page, show } = loadingWindow();
    page.emit('did-fail-load');
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('after the longest wait, when its page emits no event', () => {
    const { show } = loadingWindow();
    vi.advanceTimersByTime(hiddenTimeout - 1);
    expect(show).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(show).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['ready-to-show', 'did-finish-load'],
    ['did-finish-load', 'ready-to-show'],
    ['did-fail-load', 'did-finish-load'],
  ])('once, when %s is followed by %s', (first, second) => {
    const { window, page, show } = loadingWindow();
    for (const event of [first, second]) {
      (event === 'ready-to-show' ? window : page).emit(event);
    }
    vi.advanceTimersByTime(2 * hiddenTimeout);
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('never, when it closed before', () => {
    const { window, page, show } = loadingWindow();
    window.emit('closed');
    page.emit('did-finish-load');
    vi.advanceTimersByTime(2 * hiddenTimeout);
    expect(show).not.toHaveBeenCalled();
  });

  test.each(['ready-to-show', 'did-finish-load'])(
    'after it was prepared, when %s comes first',
    async (event) => {
      const prepared = createDeferred<void>();
      const { window, page, show } = loadingWindow(prepared.promise);
      (event === 'ready-to-show' ? window : page).emit(event);
      await vi.advanceTimersByTimeAsync(hiddenTimeout - 1);
      expect(show).not.toHaveBeenCalled();
      prepared.resolve();
      await vi.advanceTimersByTimeAsync(0);
      expect(show).toHaveBeenCalledTimes(1);
    },
  );

  test('after the longest wait, when it is never prepared', async () => {
    const { window, show } = loadingWindow(createDeferred<void>().promise);
    window.emit('ready-to-show');
    await vi.advanceTimersByTimeAsync(hiddenTimeout);
    expect(show).toHaveBeenCalledTimes(1);
  });
});
