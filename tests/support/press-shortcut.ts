import type { ElectronApplication } from '@playwright/test';

/**
 * Presses a menu's shortcut: the test's keyboard does not reach the system's menus. Returns when, in milliseconds since 1970, without the time
 * that the test needs to reach the app.
 */
export async function pressShortcut(app: ElectronApplication, shortcut: string): Promise<number> {
  return await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const item = items?.find(({ accelerator }) => accelerator === wanted);
    if (item === undefined) throw new Error(`No menu has the shortcut "${wanted}".`);
    const at = Date.now();
    item.click();
    return at;
  }, shortcut);
}
