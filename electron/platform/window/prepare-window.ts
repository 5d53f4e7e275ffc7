import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EarlyReceiver } from './first-call.ts';

/** A window that opens. */
export interface Opening {
  /** Resolves when the person sees it, at the latest after the time of `showWhenReady`. */
  readonly shown: Promise<void>;
  /** Called when all that changes the window's size has been done, and its page is drawn. */
  readonly prepared: () => void;
}

/**
 * Adds the menu while the page draws, and lets the window be shown when both are done. Nothing goes over the network before the person
 * sees the window; then what was unfinished goes on, also where the page fails and says nothing.
 */
export async function prepareWindow(
  { shown, prepared }: Opening,
  { stateSent, drawn }: Pick<EarlyReceiver, 'stateSent' | 'drawn'>,
  showMenu: () => void,
  resume: () => void,
): Promise<void> {
  void shown.then(resume);
  await Promise.race([stateSent, shown]);
  await nextTurn();
  showMenu();
  await drawn;
  prepared();
}
