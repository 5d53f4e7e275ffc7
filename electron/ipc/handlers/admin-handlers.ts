import { dayOf } from '../../../shared/days.ts';
import type { adminContract } from '../../../shared/contract-admin.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import { cleanLines, oneLine } from '../../../shared/foreign-text.ts';
import type { Handlers } from '../../../shared/ipc.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Clipboard, Clock, Dialogs, Links } from '../../ports.ts';
import { skippedCsv } from '../../services/bulk/skipped-lines.ts';
import { reportCsv } from '../../services/bulk/bulk-report.ts';
import { saveText } from '../../services/files/save-text.ts';
import type { Admin } from '../../services/admin.ts';
import type { AdminSession } from '../../services/admin-session.ts';
import { dashboardOf } from '../../services/interaction/link-address.ts';
import { benefitGroups } from '../../services/licenses/benefit-groups.ts';
import { licensesCsv } from '../../services/licenses/license-export.ts';
import { licenseRow } from '../../services/licenses/license-views.ts';
import { composeMail } from '../../services/support/mail-link.ts';

/** The handlers of the admin panel's part of the contract. */
export type AdminHandlers = Handlers<typeof adminContract>;

/** Returns how much of the list is read; null where that is all of it. */
function readPart(progress: IndexProgress): { read: number; of: number } | null {
  if (progress.type === 'complete') {
    const { read, unreadable } = progress;
    return unreadable === 0 ? null : { read, of: read + unreadable };
  }
  return progress.type === 'closed'
    ? { read: 0, of: 0 }
    : { read: progress.read, of: progress.total };
}

/** Makes handlers of actions in the connected organization's session; they fail without one. */
type InSession = ReturnType<typeof sessionRunner>;

function sessionRunner(admin: Admin) {
  return <I extends unknown[], R extends Result<unknown> | Promise<Result<unknown>>>(
    action: (session: AdminSession, ...input: I) => R,
  ) =>
    (...input: I) => {
      const session = admin.session();
      return session.ok ? action(session.value, ...input) : session;
    };
}

interface ReplyDeps {
  readonly clipboard: Clipboard;
  readonly links: Links;
  readonly text: () => MainText;
}

interface TableDeps {
  readonly links: Pick<Links, 'open'>;
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly text: () => MainText;
}

function createLicenseHandlers(
  inSession: InSession,
  { clock, dialogs, text, links }: TableDeps,
): AdminHandlers['licenses'] {
  const withIndex = (action: (index: AdminSession['index']) => void) =>
    inSession(({ index }) => {
      action(index);
      return done(undefined);
    });

  return {
    open: withIndex((index) => index.start()),
    pause: withIndex((index) => index.pause()),
    refresh: withIndex((index) => index.refresh()),
    checkRest: inSession(({ survey }) => {
      survey.start();
      return done(undefined);
    }),
    pauseCheck: inSession(({ survey }) => {
      survey.pause();
      return done(undefined);
    }),
    window: inSession((session, { query, offset, count }) => {
      const { licenses, undetermined } = session.query(query);
      const part = licenses.slice(offset, offset + count);
      const rows = part.map((license) => licenseRow(license, clock.now()));
      return done({ total: licenses.length, offset, undetermined, rows });
    }),
    find: inSession(({ find }, { text: wanted }) => done(find(wanted, clock.now()))),
    views: inSession(({ listViews }) => done(listViews.all())),
    saveView: inSession(({ listViews }, view) => listViews.save(view)),
    removeView: inSession(({ listViews }, { name }) => listViews.remove(name)),
    overview: inSession(({ overview, names }) => {
      names.load();
      return done(overview());
    }),
    saveCsv: inSession(async (session, { query, licenseIds, unmasked, devices = false }) => {
      const { statuses, unknownStatus, grid: customers, export: messages } = text().licenses;
      const now = clock.now();
      const name = messages.fileName(dayOf(now), readPart(session.index.progress()));
      const wanted = licenseIds === undefined ? null : new Set(licenseIds);
      const found = session.query(query).licenses.filter(({ id }) => wanted?.has(id) ?? true);
      const csv = licensesCsv(found, {
        unmasked,
        messages: { ...messages, statuses, unknownStatus, customers },
        now,
        seatsOf: devices ? session.repository.seats.get : null,
      });
      return await saveText(dialogs, { name, text: csv });
    }),
    benefits: inSession(({ repository, names }) => {
      names.load();
      return done(benefitGroups(repository.table));
    }),
    checkVisibleSeats: inSession(({ seatReads }, { place, licenseIds }) => {
      seatReads.setVisible(place, licenseIds);
      return done(undefined);
    }),
    details: inSession(async ({ actions }, { licenseId }) => await actions.details(licenseId)),
    release: inSession(async ({ undoableRelease }, seat) => await undoableRelease.release(seat)),
    change: inSession(
      async ({ actions }, { licenseId, change }) => await actions.change(licenseId, change),
    ),
    disable: inSession(async ({ actions }, { licenseIds }) => await actions.disable(licenseIds)),
    rotate: inSession(async ({ actions }, { licenseId }) => await actions.rotate(licenseId)),
    openInPolar: inSession(async ({ server }) => {
      const address = dashboardOf(server);
      if (address === null) return failed('input-invalid');
      await links.open(address);
      return done(undefined);
    }),
    copyKey: inSession(async ({ actions }, { licenseId }) => await actions.copyKey(licenseId)),
  };
}

function createBulkHandlers(
  inSession: InSession,
  { clock, dialogs, text }: TableDeps,
): AdminHandlers['bulk'] {
  return {
    plan: inSession(({ bulk }, source) => bulk.plan(source)),
    window: inSession(({ bulk }, { offset, count }) => done(bulk.views.window(offset, count))),
    skipped: inSession(({ bulk }, { offset, count }) => done(bulk.views.skipped(offset, count))),
    leftOut: inSession(({ bulk }, { offset, count }) => done(bulk.views.leftOut(offset, count))),
    saveSkipped: inSession(async ({ bulk }) => {
      const messages = text().bulk.skipped;
      const name = messages.fileName(dayOf(clock.now()));
      return await saveText(dialogs, { name, text: skippedCsv(bulk.views.allSkipped(), messages) });
    }),
    choose: inSession(({ bulk }, { rows, chosen }) => bulk.choose(rows, chosen)),
    planNext: inSession(({ bulk }) => bulk.planNext()),
    start: inSession(
      async ({ bulk }, { seats, reason = '' }) =>
        await bulk.execution.start(seats, { reason: reason || null, commandPlan: null }),
    ),
    pause: inSession(({ bulk }) => bulk.execution.pause()),
    resume: inSession(async ({ bulk }) => await bulk.execution.resume()),
    cancel: inSession(async ({ bulk }) => await bulk.execution.cancel()),
    discard: inSession(async ({ bulk }) => await bulk.discard()),
    saveReport: inSession(async ({ bulk }, { full }) => {
      const { report } = text().bulk;
      const messages = { ...report, customers: text().licenses.grid };
      const name = report.fileName(dayOf(clock.now()));
      const csv = reportCsv(bulk.views.allRows(), messages, full, bulk.run().reason);
      const saved = await saveText(dialogs, { name, text: csv });
      if (saved.ok && saved.value) bulk.markReported();
      return saved;
    }),
  };
}

function createLookupHandlers(
  inSession: InSession,
  { clipboard, links, text }: ReplyDeps,
): AdminHandlers['supportLookup'] {
  return {
    find: inSession(async ({ supportLookup }, pasted) => done(await supportLookup(pasted))),
    release: inSession(async ({ undoableRelease }, seat) => await undoableRelease.release(seat)),
    undo: inSession(({ undoableRelease }) => {
      undoableRelease.undo();
      return done(undefined);
    }),
    copyReply: async (reply) => {
      await clipboard.write(cleanLines(reply));
      return done(undefined);
    },
    mailReply: inSession(async ({ repository }, { licenseId, subject, text: written }) => {
      const to = repository.table.find(licenseId)?.customerEmail ?? null;
      if (to === null) return failed('input-invalid');
      return done(
        await composeMail(
          { to, subject: oneLine(subject), body: cleanLines(written) },
          { clipboard, links, paste: text().supportLookup.reply.paste },
        ),
      );
    }),
  };
}

/** Returns the handlers of the panel's calls. */
export function createAdminHandlers(
  deps: TableDeps & ReplyDeps & { readonly admin: Admin },
): AdminHandlers {
  const inSession = sessionRunner(deps.admin);

  return {
    licenses: createLicenseHandlers(inSession, deps),
    bulk: createBulkHandlers(inSession, deps),
    supportLookup: createLookupHandlers(inSession, deps),
  };
}
