/** The events of a window and its page while they load; a `BrowserWindow` has them. */
export interface LoadingWindow {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  readonly webContents: {
    once(event: 'did-finish-load' | 'did-fail-load', listener: () => void): unknown;
  };
}

/** Milliseconds that a page may take to paint after it has loaded. */
export const paintTimeout = 200;
/** Milliseconds after which the window is shown in any case: the person can see and close even an empty one. */
export const hiddenTimeout = 2_000;

/**
 * Calls `show` once, at the first of these: the first paint; {@link paintTimeout} after the page has loaded, since some display systems
 * paint nothing that is hidden; when the page fails to load; after {@link hiddenTimeout}. The first two wait for `prepared`. Does not call
 * it for a window that has closed. https://www.electronjs.org/docs/latest/api/browser-window#event-ready-to-show
 */
export function showWhenReady(
  window: LoadingWindow,
  show: () => void,
  prepared: Promise<void> | null = null,
): void {
  const latest = setTimeout(showOnce, hiddenTimeout);
  let paint: NodeJS.Timeout | undefined;
  let isOver = false;
  function end(): void {
    isOver = true;
    clearTimeout(latest);
    clearTimeout(paint);
  }
  function showOnce(): void {
    if (isOver) return;
    end();
    show();
  }
  function showPrepared(): void {
    if (prepared === null) showOnce();
    else void prepared.then(showOnce);
  }
  window.once('ready-to-show', showPrepared);
  window.webContents.once('did-finish-load', () => {
    if (!isOver) paint = setTimeout(showPrepared, paintTimeout);
  });
  window.webContents.once('did-fail-load', showOnce);
  window.once('closed', end);
}
