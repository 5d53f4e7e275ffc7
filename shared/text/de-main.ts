import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { activity } from './de/activity.ts';
import { app } from './de/app.ts';
import { bulk } from './de/bulk.ts';
import { device } from './de/device.ts';
import { failures } from './de/failures.ts';
import { licenses } from './de/licenses.ts';
import { native } from './de/native.ts';
import { receipt } from './de/receipt.ts';
import { support } from './de/support.ts';
import { supportLookup } from './de/support-lookup.ts';
import type { MainText } from './text.ts';

/** The text of main. */
export const deMain: MainText = withCleanArguments(
  {
    language: 'de',
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
