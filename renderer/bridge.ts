import type { AppBridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Set by the preload script before the page's own scripts run. */
    readonly seatkeeper: AppBridge;
  }
}

/** All calls that the page can make to main. No other file reads `window.seatkeeper`. */
export const bridge: AppBridge = window.seatkeeper;
