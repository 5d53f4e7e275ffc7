import { app } from 'electron';
import { supportCode, type FailureCode } from '../../../shared/failure.ts';
import { oneLine } from '../../../shared/foreign-text.ts';
import { localeContextFor } from '../../../shared/language.ts';
import { catalogue } from '../../../shared/text/catalogue.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { DevelopmentServerError } from '../../polar/servers.ts';
import { vendor } from '../../vendor.ts';
import { removeScratchFolder } from '../files/scratch-folder.ts';
import { showMessage } from '../system/desktop.ts';
import { preferredLocales } from '../system/preferred-locales.ts';
import { dataFolder, useScratchFolder } from './data-folder.ts';

/** Says on standard error and in a system dialog why the data folder cannot be used, and ends the app. */
export async function explainAndExit(code: FailureCode): Promise<void> {
  const folder = dataFolder();
  const { title, body, advice } = terminal.failures.words[code];
  const support = terminal.cli.code(supportCode({ code }));
  process.stderr.write(`${title}: ${oneLine(folder)}\n${body}\n${advice}\n${support}\n`);
  useScratchFolder('userData');
  try {
    await app.whenReady();
    const { language } = localeContextFor('system', preferredLocales());
    const text = catalogue[language];
    const failureText = text.failures.words[code];
    await showMessage({
      type: 'error',
      title: vendor.productName ?? text.app.name,
      message: failureText.title,
      detail: [failureText.body, failureText.advice, oneLine(folder), supportCode({ code })].join(
        '\n\n',
      ),
      buttons: [text.native.uninstallPrompts.close],
    });
  } finally {
    removeScratchFolder();
    app.exit(exitCodes.failed);
  }
}

/** Says on standard error why the app could not start, and ends it. */
export function exitWithError(error: unknown): void {
  const isUsage = error instanceof DevelopmentServerError;
  process.stderr.write(
    `${isUsage ? oneLine(error.message) : `${app.getName()} could not start.`}\n`,
  );
  app.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}
