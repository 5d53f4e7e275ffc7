import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { bulk } from './en/bulk.ts';
import { device } from './en/device.ts';
import { failures } from './en/failures.ts';
import { licenses } from './en/licenses.ts';
import { native } from './en/native.ts';
import { receipt } from './en/receipt.ts';
import { support } from './en/support.ts';
import { supportLookup } from './en/support-lookup.ts';

/** The text of main: menus, the system's dialogs, notifications, receipts, tables and mails. */
export const enMain = withCleanArguments(
  {
    language: 'en' as const,
    activity,
    app,
    bulk,
    device,
    failures,
    licenses,
    native,
    receipt,
    support,
    supportLookup,
  },
  cleanOrPlaceholder(nameInSentence, app.unnamed),
);
