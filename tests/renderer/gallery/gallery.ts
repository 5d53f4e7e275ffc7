/// <reference types="vite/client" />
import { windowStates } from '../../support/device-states.ts';
import { type FakeBridge, fakeBridge } from '../fake-bridge.ts';

declare global {
  interface Window {
    /** The stand-in for main, so that whoever looks at the page can play main's part. */
    fake: FakeBridge;
  }
}

/**
 * Shows the window in a state by name, such as `?state=waiting`, without main. The page is for looking and for tests;
 * it is not part of the app.
 */
const states = windowStates(Date.now());
const name = new URLSearchParams(window.location.search).get('state') ?? 'active';
const state = states[name];
if (state === undefined) {
  document.body.textContent = `No state "${name}". There are: ${Object.keys(states).join(', ')}`;
} else {
  window.fake = fakeBridge(state);
  Object.assign(window, { seatkeeper: window.fake.bridge });
  // The window takes its bridge when its modules load, so they load after it is there.
  await import('../../../renderer/main.tsx');
}
