import { expect, type Locator, type Page } from '@playwright/test';
import { expectVisibleFocus, tabTo } from './journey-accessibility.ts';

/**
 * How a person operates the window. Each journey that takes an input method runs twice: by pointer
 * and by keyboard.
 */
export interface InputMethod {
  readonly name: 'by pointer' | 'by keyboard';
  /** Focuses a control. */
  goTo(control: Locator): Promise<void>;
  /** Presses a button, a switch or a file field. */
  press(control: Locator): Promise<void>;
  /** Replaces the text of a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Enters a day, `YYYY-MM-DD`. */
  enterDay(field: Locator, day: string): Promise<void>;
  /** Chooses an option of a native list by its text. */
  choose(list: Locator, option: string): Promise<void>;
  /** Chooses one of several radio buttons. */
  pick(radio: Locator): Promise<void>;
  /** Opens a row of a grid by its index. */
  openRow(grid: Locator, index: number): Promise<void>;
  /** Selects all rows of a grid between two indexes. */
  selectRows(grid: Locator, from: number, to: number): Promise<void>;
  /** Opens a dialog, cancels it, and opens it again. */
  openTwice(opener: Locator): Promise<void>;
  /** Closes a part of the screen with its close button. */
  close(part: Locator, name: string): Promise<void>;
}

/** The open confirmation dialog. */
export const confirmDialog = (page: Page): Locator => page.getByRole('alertdialog');

/** Presses the button with this name in the open dialog. */
export async function answerDialog(
  page: Page,
  inputMethod: InputMethod,
  name: string,
): Promise<void> {
  await inputMethod.press(confirmDialog(page).getByRole('button', { name, exact: true }));
  await expect(confirmDialog(page)).toHaveCount(0);
}

/** The row of a grid by its index; it must be visible. */
const row = (grid: Locator, index: number): Locator => grid.locator(`tr[data-row="${index}"]`);

/** Operates the window by pointer. */
export function byPointer(page: Page): InputMethod {
  return {
    name: 'by pointer',
    goTo: async (control) => await control.click(),
    press: async (control) => await control.click(),
    write: async (field, text) => await field.fill(text),
    enterDay: async (field, day) => await field.fill(day),
    choose: async (list, option) => void (await list.selectOption({ label: option })),
    pick: async (radio) => await radio.check(),
    openRow: async (grid, index) => await row(grid, index).locator('td').nth(1).click(),
    async selectRows(grid, from, to) {
      await row(grid, from).locator('[data-check]').click();
      if (to !== from) await row(grid, to).click({ modifiers: ['Shift'] });
    },
    async openTwice(opener) {
      await opener.click();
      await confirmDialog(page).getByRole('button').first().click();
      await expect(confirmDialog(page)).toHaveCount(0);
      await opener.click();
      await expect(confirmDialog(page)).toBeVisible();
    },
    close: async (part, name) => await part.getByRole('button', { name, exact: true }).click(),
  };
}

/**
 * Operates the window by keyboard alone. A visible element must have the focus before each step.
 */
export function byKeyboard(page: Page): InputMethod {
  const { keyboard } = page;
  let hasBegun = false;

  async function goTo(control: Locator): Promise<void> {
    // Before the first key nothing has the focus.
    if (hasBegun) await expectVisibleFocus(page);
    hasBegun = true;
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await tabTo(page, control);
  }

  async function goToRow(grid: Locator, index: number): Promise<void> {
    await goTo(grid);
    await keyboard.press('Home');
    for (let step = 0; step < index; step += 1) await keyboard.press('ArrowDown');
  }

  return {
    name: 'by keyboard',
    goTo,
    async press(control) {
      await goTo(control);
      const isSwitch = (await control.getAttribute('type')) === 'checkbox';
      await keyboard.press(isSwitch ? 'Space' : 'Enter');
    },
    async write(field, text) {
      await goTo(field);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.press('Delete');
      await keyboard.type(text);
      await expect(field).toHaveValue(text);
    },
    async enterDay(field, day) {
      await goTo(field);
      const [year = '', month = '', date = ''] = day.split('-');
      await keyboard.type(`${month}${date}${year}`);
      await expect(field).toHaveValue(day);
    },
    async choose(list, option) {
      await goTo(list);
      const options = await list.locator('option').allTextContents();
      await keyboard.press('Home');
      for (let step = 0; step < options.indexOf(option); step += 1) {
        await keyboard.press('ArrowDown');
      }
      await expect(list.locator('option:checked')).toHaveText(option);
    },
    async pick(radio) {
      // Tab reaches the checked radio button of a group; the arrow keys reach the others.
      const group = await radio.getAttribute('name');
      const all = page.locator(`input[name="${group}"]`);
      await goTo(page.locator(`input[name="${group}"]:checked`));
      for (let step = await all.count(); step > 0 && !(await radio.isChecked()); step -= 1) {
        await keyboard.press('ArrowDown');
      }
      await expect(radio).toBeChecked();
    },
    async openRow(grid, index) {
      await goToRow(grid, index);
      await keyboard.press('Enter');
    },
    async selectRows(grid, from, to) {
      await goToRow(grid, from);
      await keyboard.press('Space');
      for (let step = from; step < to; step += 1) await keyboard.press('Shift+ArrowDown');
    },
    async openTwice(opener) {
      await this.press(opener);
      await expect(confirmDialog(page)).toBeVisible();
      await keyboard.press('Escape');
      await expect(confirmDialog(page)).toHaveCount(0);
      await expect(opener).toBeFocused();
      await this.press(opener);
      await expect(confirmDialog(page)).toBeVisible();
    },
    close: async () => await keyboard.press('Escape'),
  };
}

/** Both input methods, for journeys that run with each. */
export const inputMethods = [
  { name: 'by pointer', on: byPointer },
  { name: 'by keyboard', on: byKeyboard },
] as const;
