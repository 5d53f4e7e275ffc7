import * as v from 'valibot';
import { BulkSource, BulkWindow, maxRunSeats, SkippedWindow } from './bulk-release.ts';
import { call } from './ipc.ts';
import { PolarId } from './license.ts';
import {
  BenefitGroup,
  LicenseChange,
  LicenseDetails,
  LicenseExport,
  LicenseQuery,
  LicenseWindow,
  maxWindowRows,
  SeatHash,
  SeatOutcome,
} from './licenses.ts';
import { LookupAnswer, LookupReply } from './support-lookup.ts';

const nothing = v.undefined();
const licenseId = v.strictObject({ licenseId: PolarId });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const windowRange = {
  offset: count,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxWindowRows)),
};

/**
 * What the admin panel asks of main. A license is named by its id and a seat by its hash; no key, no activation id and no token
 * crosses, and keys are copied by main. How far the list is read and where a bulk release stands come with the state.
 */
export const adminContract = {
  licenses: {
    open: call('Begin to read the list, or look what is new in it', nothing, nothing),
    pause: call('Stop reading the list after this page', nothing, nothing),
    refresh: call('Read the list from the beginning', nothing, nothing),
    window: call(
      'A part of the licenses that fit a query, in its order',
      v.strictObject({ query: LicenseQuery, ...windowRange }),
      LicenseWindow,
    ),
    saveCsv: call(
      'Save the licenses that fit a query as CSV where the person chooses; false if they chose none',
      LicenseExport,
      v.boolean(),
    ),
    benefits: call('The benefits that keys belong to', nothing, v.array(BenefitGroup)),
    checkVisibleSeats: call(
      'Look at the seats of these licenses, which are on the screen; what was asked before is given up',
      v.pipe(v.array(PolarId), v.maxLength(maxWindowRows)),
      nothing,
    ),
    details: call('One license with its seats, as Polar tells it now', licenseId, LicenseDetails),
    release: call(
      'Release one seat, and look until it is known what became of it',
      v.strictObject({
        licenseId: PolarId,
        seat: SeatHash,
        reason: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
      }),
      SeatOutcome,
    ),
    change: call(
      'Enable, disable or revoke a license, or change its limits or its end',
      v.strictObject({ licenseId: PolarId, change: LicenseChange }),
      LicenseDetails,
    ),
    rotate: call('Give a license another key', licenseId, LicenseDetails),
    copyKey: call('Copy a license key; it leaves the clipboard after a minute', licenseId, nothing),
  },
  bulk: {
    plan: call('Find the seats that a source names', BulkSource, nothing),
    window: call(
      'A part of the rows of the plan or the run',
      v.strictObject(windowRange),
      BulkWindow,
    ),
    skipped: call(
      'A part of the lines of the file that lead to no seat of the plan',
      v.strictObject(windowRange),
      SkippedWindow,
    ),
    saveSkipped: call(
      'Save those lines as CSV where the person chooses; false if they chose none',
      nothing,
      v.boolean(),
    ),
    choose: call(
      'Take rows into the plan or leave them out',
      v.strictObject({
        rows: v.pipe(v.array(count), v.maxLength(maxRunSeats)),
        chosen: v.boolean(),
      }),
      nothing,
    ),
    start: call('Release the planned seats, which are so many', count, nothing),
    pause: call('Send no more for now', nothing, nothing),
    resume: call('Go on, also after the app ended in the middle', nothing, nothing),
    cancel: call('Send no more at all', nothing, nothing),
    discard: call('Put a plan or a result away', nothing, nothing),
    saveReport: call(
      'Save the rows as CSV where the person chooses; false if they chose none. `full` names customers',
      v.strictObject({ full: v.boolean() }),
      v.boolean(),
    ),
  },
  supportLookup: {
    find: call(
      'Find the license and the seat that a pasted text is about, such as a whole mail',
      v.pipe(v.string(), v.maxLength(100_000)),
      LookupAnswer,
    ),
    copyReply: call('Copy a reply that tells what became of a seat', LookupReply, nothing),
  },
} as const;
