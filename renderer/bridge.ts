import type { AppBridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Set by the preload script before the page's own scripts run. */
    readonly bridge: AppBridge;
  }
}

/** All calls that the page can make to main. No other file reads `window.bridge`. */
export const bridge: AppBridge = window.bridge;
