import type { Page } from '@playwright/test';

/** A state of the window, and what is done in it before the picture is taken. */
export interface Scene {
  readonly name: string;
  readonly state: string;
  readonly action?: (page: Page) => Promise<unknown>;
}
