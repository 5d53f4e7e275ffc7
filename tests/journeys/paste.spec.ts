import type { ElectronApplication } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { copy, selectText, withClipboard } from '../support/journey-clipboard.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { readClipboardByScript, type Readings } from '../support/journey-paste.ts';
import { expect, test } from './app-fixture.ts';

const secret = 'polar_oat_fake_on_the_clipboard';

/** The ways that read a text. */
const successful = (readings: Readings): readonly string[] =>
  Object.entries(readings).flatMap(([way, text]) => (text === '' ? [] : [way]));

test('no script of the page reads the clipboard, with a user gesture or without', async ({
  held,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  await withClipboard(async () => {
    await copy(app, secret);
    await selectText(app, secret);
    for (const userGesture of [false, true]) {
      const readings = await readClipboardByScript(app, userGesture);
      expect(Object.keys(readings).length).toBeGreaterThan(40);
      expect(successful(readings), `gesture: ${userGesture}`).toEqual([]);
    }
  });
});

/** Ways in which a person pastes, each run with the focus in a field at a point of the window. */
type PersonsPaste = (
  app: ElectronApplication,
  at: { readonly x: number; readonly y: number },
) => Promise<void>;

/** Presses a key with modifiers, as the system passes it to the window. */
const byKey =
  (keyCode: string, modifiers: ('control' | 'shift')[]): PersonsPaste =>
  async (app) =>
    await app.evaluate(
      ({ BrowserWindow }, key) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.sendInputEvent({ type: 'keyDown', ...key });
        contents?.sendInputEvent({ type: 'keyUp', ...key });
      },
      { keyCode, modifiers },
    );

const byMenu: PersonsPaste = async (app) =>
  await app.evaluate(({ Menu, BrowserWindow }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const item = items?.find((one) => one.label === label);
    const [window] = BrowserWindow.getAllWindows();
    item?.click(undefined, window, window?.webContents);
  }, en.native.menu.paste);

/** Only X11 pastes the text selected in another program. */
const byMiddleClick: PersonsPaste = async (app, at) =>
  await app.evaluate(({ BrowserWindow }, point) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const click = { ...point, button: 'middle', clickCount: 1 } as const;
    contents?.sendInputEvent({ type: 'mouseDown', ...click });
    contents?.sendInputEvent({ type: 'mouseUp', ...click });
  }, at);

const personsPastes: Readonly<Record<string, PersonsPaste>> = {
  'Ctrl + V': byKey('V', ['control']),
  'Shift + Insert': byKey('Insert', ['shift']),
  'Edit > Paste': byMenu,
  ...(process.platform === 'linux' ? { 'the middle button': byMiddleClick } : {}),
};

test('a person pastes into a field by keyboard, menu and middle button', async ({ start }) => {
  const { app, page } = await start();
  await page.getByRole('button', { name: new RegExp(en.start.entryPoints.key.title) }).click();
  const field = page.getByLabel(en.start.name.label, { exact: true });
  for (const [way, paste] of Object.entries(personsPastes)) {
    await field.fill('');
    const box = await field.boundingBox();
    if (box === null) throw new Error('The field is out of sight.');
    const at = { x: Math.round(box.x + 20), y: Math.round(box.y + box.height / 2) };
    await withClipboard(async () => {
      await copy(app, way);
      await selectText(app, way);
      await paste(app, at);
      await expect(field, way).toHaveValue(way);
    });
  }
});
