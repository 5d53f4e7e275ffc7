/** The page of a window; a `WebContents` has its event. */
export interface EndingPage {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
}

/** Milliseconds within which a page whose process ends again is not loaded again before the person has been asked. */
export const repeatedWithin = 60_000;

/** What a window does about a page whose process has ended. */
interface Recovery {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Loads the page again. */
  readonly load: () => void;
  /** Says that the window stopped working, and asks whether to load it again. */
  readonly ask: () => Promise<boolean>;
  readonly close: () => void;
}

/**
 * Loads the page again when its process has crashed or was killed, before it was drawn or later: the window would stay empty. Asks first if
 * that happens again soon, so that a page that always crashes does not start for ever. Main goes on meanwhile.
 */
export function recoverPage(page: EndingPage, { now, load, ask, close }: Recovery): void {
  let endedAt: number | null = null;
  let isAsking = false;

  async function askFirst(): Promise<void> {
    isAsking = true;
    const shouldLoad = await ask().finally(() => {
      isAsking = false;
    });
    if (shouldLoad) load();
    else close();
  }

  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || isAsking) return;
    const isRepeated = endedAt !== null && now() - endedAt < repeatedWithin;
    endedAt = now();
    if (isRepeated) void askFirst();
    else load();
  });
}
