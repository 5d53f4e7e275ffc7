import type { Locator, Page } from '@playwright/test';
import { pressByKey } from './journey-accessibility.ts';

/** What a person did in a window. Moving the pointer or the focus is no action; the system's own dialogs are answered elsewhere. */
export interface CountedActions {
  /** Clicks a control. */
  click(control: Locator): Promise<void>;
  /** Moves the focus to a control with Tab, and presses a key on it. */
  press(control: Locator, key?: 'Enter' | 'Space' | 'ControlOrMeta+V'): Promise<void>;
  /** Types a text where the focus is. */
  type(text: string): Promise<void>;
  /** The number of actions: a text that is typed counts as one. */
  count(): number;
  /** The texts that were typed. */
  readonly typed: readonly string[];
}

/** Counts what a journey does in a page, so that a test can hold a task to a number of actions. */
export function countActions(page: Page): CountedActions {
  let count = 0;
  const typed: string[] = [];
  return {
    async click(control) {
      count += 1;
      await control.click();
    },
    async press(control, key = 'Enter') {
      count += 1;
      await pressByKey(page, control, key);
    },
    async type(text) {
      count += 1;
      typed.push(text);
      await page.keyboard.type(text);
    },
    count: () => count,
    typed,
  };
}
