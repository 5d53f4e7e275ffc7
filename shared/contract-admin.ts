import * as v from 'valibot';
import {
  BulkSource,
  BulkWindow,
  LeftOutWindow,
  maxRunSeats,
  ReleaseReason,
  SkippedWindow,
} from './bulk-release.ts';
import { call } from './ipc.ts';
import { PolarId } from './license.ts';
import {
  BenefitGroup,
  DisabledLicenses,
  FoundLicense,
  LicenseChange,
  LicenseDetails,
  LicenseExport,
  LicenseQuery,
  LicenseWindow,
  maxDisabledLicenses,
  maxWindowRows,
  RowsPlace,
  SeatHash,
  SeatOutcome,
} from './licenses.ts';
import { maxViewName, SavedView } from './list-layout.ts';
import { Overview } from './overview.ts';
import { LookupAnswer, maxReplyLength, ReplyMail } from './support-lookup.ts';

const nothing = v.undefined();
const licenseId = v.strictObject({ licenseId: PolarId });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const SeatReleaseRequest = v.strictObject({
  licenseId: PolarId,
  seat: SeatHash,
  reason: v.exactOptional(ReleaseReason),
});
const windowRange = {
  offset: count,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxWindowRows)),
};

/**
 * The admin panel's calls of main. They identify a license by its id and a seat by its hash; no key, no activation id and no token crosses
 * the bridge, and main copies keys itself. The progress of reading the list and of a bulk release is in the state.
 */
export const adminContract = {
  licenses: {
    open: call('Start reading the list, or check it for changes', nothing, nothing),
    pause: call('Stop reading the list after the current page', nothing, nothing),
    refresh: call('Read the whole list again', nothing, nothing),
    checkRest: call('Check the seats of all licenses that were not checked', nothing, nothing),
    pauseCheck: call('Pause that check; it can continue', nothing, nothing),
    window: call(
      'Returns a range of the licenses that match a query, in its order',
      v.strictObject({ query: LicenseQuery, ...windowRange }),
      LicenseWindow,
    ),
    find: call(
      'Returns the first licenses whose customer, key or checked devices hold every word of a text',
      v.strictObject({ text: v.pipe(v.string(), v.maxLength(300)) }),
      v.array(FoundLicense),
    ),
    views: call('Returns the views that the person saved', nothing, v.array(SavedView)),
    saveView: call('Save a view under its name; returns all views', SavedView, v.array(SavedView)),
    removeView: call(
      'Remove the view of a name; returns all views',
      v.strictObject({ name: v.pipe(v.string(), v.maxLength(maxViewName)) }),
      v.array(SavedView),
    ),
    overview: call(
      'Returns counts of the licenses read so far, and the counts of earlier days',
      nothing,
      Overview,
    ),
    saveCsv: call(
      'Save the licenses that match a query as CSV in a file that the person chooses; false if they choose none',
      LicenseExport,
      v.boolean(),
    ),
    benefits: call('Returns the benefits that keys belong to', nothing, v.array(BenefitGroup)),
    checkVisibleSeats: call(
      'Check the seats of these licenses, which are on the screen; replaces an earlier call of the same place',
      v.strictObject({
        place: RowsPlace,
        licenseIds: v.pipe(v.array(PolarId), v.maxLength(maxWindowRows)),
      }),
      nothing,
    ),
    details: call('Read one license with its seats from Polar', licenseId, LicenseDetails),
    release: call(
      'Release one seat, and check until its outcome is known',
      SeatReleaseRequest,
      SeatOutcome,
    ),
    change: call(
      'Enable, disable or revoke a license, or change its limits or its expiry',
      v.strictObject({ licenseId: PolarId, change: LicenseChange }),
      LicenseDetails,
    ),
    disable: call(
      'Disable several licenses, one after the other; stops at the first failure',
      v.strictObject({
        licenseIds: v.pipe(v.array(PolarId), v.minLength(1), v.maxLength(maxDisabledLicenses)),
      }),
      DisabledLicenses,
    ),
    rotate: call('Rotate the key of a license', licenseId, LicenseDetails),
    openInPolar: call(
      'Open the organization’s dashboard on Polar in the browser',
      nothing,
      nothing,
    ),
    copyKey: call(
      'Copy a license key; main removes it from the clipboard after a minute',
      licenseId,
      nothing,
    ),
  },
  bulk: {
    plan: call('Plan a bulk release of the seats that a source names', BulkSource, nothing),
    window: call(
      'Returns a range of the rows of the plan or the run',
      v.strictObject(windowRange),
      BulkWindow,
    ),
    skipped: call(
      'Returns a range of the lines of the file without a seat in the plan',
      v.strictObject(windowRange),
      SkippedWindow,
    ),
    leftOut: call(
      'Returns a range of the licenses that the plan leaves out',
      v.strictObject(windowRange),
      LeftOutWindow,
    ),
    saveSkipped: call(
      'Save those lines as CSV in a file that the person chooses; false if they choose none',
      nothing,
      v.boolean(),
    ),
    choose: call(
      'Add rows to the plan or exclude them',
      v.strictObject({
        rows: v.pipe(v.array(count), v.maxLength(maxRunSeats)),
        chosen: v.boolean(),
      }),
      nothing,
    ),
    planNext: call('Plan the next part of a plan that was too long for one run', nothing, nothing),
    start: call(
      'Release the planned seats; `seats` is their number',
      v.strictObject({ seats: count, reason: v.exactOptional(ReleaseReason) }),
      nothing,
    ),
    pause: call('Pause the run', nothing, nothing),
    resume: call('Resume the run, also after a restart of the app', nothing, nothing),
    cancel: call('Cancel the run', nothing, nothing),
    discard: call('Discard a plan or a result', nothing, nothing),
    saveReport: call(
      'Save the rows as CSV in a file that the person chooses; false if they choose none. `full` shows customers unmasked',
      v.strictObject({ full: v.boolean() }),
      v.boolean(),
    ),
  },
  supportLookup: {
    find: call(
      'Find the license and the seat that a pasted text, such as a mail, is about',
      v.pipe(v.string(), v.maxLength(100_000)),
      LookupAnswer,
    ),
    release: call(
      'Release one seat after a countdown in which it can be undone, and check until its outcome is known',
      SeatReleaseRequest,
      SeatOutcome,
    ),
    undo: call('Undo a release whose countdown runs', nothing, nothing),
    copyReply: call(
      'Copy a reply to a customer',
      v.pipe(v.string(), v.maxLength(maxReplyLength)),
      nothing,
    ),
    mailReply: call(
      'Open the mail program with a reply to the buyer of a license; false if the text was too long and was copied instead',
      ReplyMail,
      v.boolean(),
    ),
  },
} as const;
