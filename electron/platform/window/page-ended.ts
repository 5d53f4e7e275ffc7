import type { BrowserWindow } from 'electron';
import { localeContextFor } from '../../../shared/language.ts';
import { catalogue } from '../../../shared/text/catalogue.ts';
import { showMessage } from '../system/desktop.ts';
import { preferredLocales } from '../system/preferred-locales.ts';
import { lookSettings } from './early-records.ts';

/** Says over the window that it stopped working, and asks whether to load it again. Needs nothing of the core. */
export async function askToReload(window: BrowserWindow): Promise<boolean> {
  const { language } = localeContextFor(lookSettings().language, preferredLocales());
  const { app, native } = catalogue[language];
  const response = await showMessage(
    {
      type: 'error',
      message: app.crashed.title,
      detail: app.crashed.body,
      buttons: [app.actions.reload, native.menu.close],
      defaultId: 0,
      cancelId: 1,
    },
    window,
  );
  return response === 0;
}
