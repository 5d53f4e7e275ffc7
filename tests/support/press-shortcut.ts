import type { ElectronApplication } from '@playwright/test';

/** Presses a menu's shortcut: the test's keyboard does not reach the system's menus. */
export async function pressShortcut(app: ElectronApplication, shortcut: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const item = items?.find(({ accelerator }) => accelerator === wanted);
    if (item === undefined) throw new Error(`No menu has the shortcut "${wanted}".`);
    item.click();
  }, shortcut);
}
