/// <reference types="vite/client" />
import { is } from 'valibot';
import { failed } from '../../../shared/failure.ts';
import { Language } from '../../../shared/language.ts';
import { windowStates } from '../../support/device-states.ts';
import { activityEntriesAt } from '../../support/activity-entries.ts';
import { type FakeBridge, fakeBridge } from '../fake-bridge.ts';

declare global {
  interface Window {
    /** The stand-in for main, so that whoever looks at the page can play main's part. */
    fake: FakeBridge;
  }
}

/**
 * Shows the window in a state by name, such as `?state=waiting`, without main. `language=de` speaks German, and `now` stops the
 * clock at a time in milliseconds since 1970. The page is for looking and for tests; it is not part of the app.
 */
const params = new URLSearchParams(window.location.search);
const stopped = params.get('now');
if (stopped !== null) {
  Date.now = () => Number(stopped);
  // What would happen a second later or more never does: a message stays until its picture is taken.
  const { setTimeout } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, wait = 0) => (wait < 1000 ? setTimeout(run, wait) : 0),
  });
}
// Whatever a test evaluates in the page counts as an act of its person for Chromium; only a press is one.
let hasPressed = false;
for (const press of ['pointerdown', 'keydown']) {
  window.addEventListener(press, () => (hasPressed = true), { capture: true });
}
Object.defineProperty(navigator.userActivation, 'hasBeenActive', { get: () => hasPressed });
const states = windowStates(Date.now());
const name = params.get('state') ?? 'active';
/** The window as it is while main's state cannot be read. */
const isLost = name === 'not-loaded';
const state = states[isLost ? 'active' : name];
if (state === undefined) {
  document.body.textContent = `No state "${name}". There are: ${Object.keys(states).join(', ')}`;
} else {
  const language = params.get('language');
  const localeContext =
    is(Language, language) && language !== state.language ? { language, locale: language } : {};
  window.fake = fakeBridge({ ...state, ...localeContext });
  if (state.activityVersion > 0) window.fake.journal.push(...activityEntriesAt(Date.now()));
  if (isLost) {
    Object.assign(window.fake.bridge.state, { get: async () => failed('unexpected') });
  }
  Object.assign(window, { seatkeeper: window.fake.bridge });
  // The window takes its bridge when its modules load, so they load after it is there.
  await import('../../../renderer/main.tsx');
}
