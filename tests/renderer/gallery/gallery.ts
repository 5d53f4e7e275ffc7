/// <reference types="vite/client" />
import { is } from 'valibot';
import { failed } from '../../../shared/failure.ts';
import { Language } from '../../../shared/language.ts';
import { windowStates } from '../../support/window-states.ts';
import { activityEntriesAt } from '../../support/activity-entries.ts';
import { createFakeBridge, type FakeBridge } from '../fake-bridge.ts';

declare global {
  interface Window {
    /** The stand-in for main, through which a test changes what main answers. */
    fake: FakeBridge;
  }
}

/**
 * Shows the window in a state by name, such as `?state=waiting`, without main. `language=de` shows it in German, and `now` stops the
 * clock at a time in milliseconds since 1970. The page is for tests and pictures, and is not part of the app.
 */
const params = new URLSearchParams(window.location.search);
const stoppedTime = params.get('now');
if (stoppedTime !== null) {
  Date.now = () => Number(stoppedTime);
  // Timers of a second or more never fire, so that a toast stays until its picture is taken.
  const { setTimeout } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, wait = 0) => (wait < 1000 ? setTimeout(run, wait) : 0),
  });
}
// Chromium counts each script that a test evaluates as a user activation. Here only a pressed key or pointer counts.
let hasPressed = false;
for (const press of ['pointerdown', 'keydown']) {
  window.addEventListener(press, () => (hasPressed = true), { capture: true });
}
Object.defineProperty(navigator.userActivation, 'hasBeenActive', { get: () => hasPressed });
const states = windowStates(Date.now());
const name = params.get('state') ?? 'active';
/** Whether to show the window that cannot read main's state. */
const isNotLoaded = name === 'not-loaded';
const state = states[isNotLoaded ? 'active' : name];
if (state === undefined) {
  document.body.textContent = `There is no state "${name}", only ${Object.keys(states).join(', ')}`;
} else {
  const language = params.get('language');
  const localeContext =
    is(Language, language) && language !== state.language ? { language, locale: language } : {};
  const shown = { ...state, ...localeContext };
  document.documentElement.lang = shown.language;
  window.fake = createFakeBridge(shown);
  if (state.activityVersion > 0) window.fake.journal.push(...activityEntriesAt(Date.now()));
  if (isNotLoaded) {
    Object.assign(window.fake.bridge.state, { get: async () => failed('unexpected') });
  }
  Object.assign(window, { bridge: window.fake.bridge });
  // The window's modules read the bridge when they load.
  await import('../../../renderer/main.tsx');
}
