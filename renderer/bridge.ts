import type { AppBridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script, before this page's own scripts run. */
    readonly seatkeeper: AppBridge;
  }
}

/** Everything the page may ask of main. No other file reaches for the window's own. */
export const bridge: AppBridge = window.seatkeeper;
