import { dayOf } from '../../../shared/days.ts';
import type { adminContract } from '../../../shared/contract-admin.ts';
import { done, type Result } from '../../../shared/failure.ts';
import type { Handlers } from '../../../shared/ipc.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Clipboard, Clock, Dialogs } from '../../ports.ts';
import { skippedCsv } from '../../services/bulk/skipped-lines.ts';
import { reportCsv } from '../../services/bulk/bulk-report.ts';
import { saveText } from '../../services/files/save-text.ts';
import type { Admin } from '../../services/admin.ts';
import type { AdminSession } from '../../services/admin-session.ts';
import { benefitGroups } from '../../services/licenses/benefit-groups.ts';
import { licensesCsv } from '../../services/licenses/license-export.ts';
import { licenseRow } from '../../services/licenses/license-views.ts';

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

/** Runs actions in the connected organization's session; they fail without one. */
type SessionRunner = ReturnType<typeof createSessionRunner>;

function createSessionRunner(admin: Admin) {
  return {
    run<T>(action: (session: AdminSession) => Result<T>): Result<T> {
      const session = admin.session();
      return session.ok ? action(session.value) : session;
    },
    async runAsync<T>(action: (session: AdminSession) => Promise<Result<T>>): Promise<Result<T>> {
      const session = admin.session();
      return session.ok ? await action(session.value) : session;
    },
  };
}

interface TableDeps {
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly text: () => MainText;
}

function createLicenseHandlers(
  { run, runAsync }: SessionRunner,
  { clock, dialogs, text }: TableDeps,
): AdminHandlers['licenses'] {
  const runIndexAction = (action: (index: AdminSession['index']) => void): Result<undefined> =>
    run(({ index }) => {
      action(index);
      return done(undefined);
    });

  return {
    open: () => runIndexAction((index) => index.start()),
    pause: () => runIndexAction((index) => index.pause()),
    refresh: () => runIndexAction((index) => index.refresh()),
    window: ({ query, offset, count }) =>
      run((session) => {
        const { licenses, undetermined } = session.query(query);
        const part = licenses.slice(offset, offset + count);
        const rows = part.map((license) => licenseRow(license, clock.now()));
        return done({ total: licenses.length, offset, undetermined, rows });
      }),
    saveCsv: async ({ query, unmasked }) =>
      await runAsync(async (session) => {
        const { statuses, unknownStatus, grid: customers, export: messages } = text().licenses;
        const now = clock.now();
        const name = messages.fileName(dayOf(now), readPart(session.index.progress()));
        const csv = licensesCsv(session.query(query).licenses, {
          unmasked,
          messages: { ...messages, statuses, unknownStatus, customers },
          now,
        });
        return await saveText(dialogs, { name, text: csv });
      }),
    benefits: () => run(({ repository }) => done(benefitGroups(repository.table))),
    checkVisibleSeats: (licenseIds) =>
      run(({ seatReads }) => {
        seatReads.setVisible(licenseIds);
        return done(undefined);
      }),
    details: async ({ licenseId }) =>
      await runAsync(async ({ actions }) => await actions.details(licenseId)),
    release: async (seat) => await runAsync(async ({ actions }) => await actions.release(seat)),
    change: async ({ licenseId, change }) =>
      await runAsync(async ({ actions }) => await actions.change(licenseId, change)),
    rotate: async ({ licenseId }) =>
      await runAsync(async ({ actions }) => await actions.rotate(licenseId)),
    copyKey: async ({ licenseId }) =>
      await runAsync(async ({ actions }) => await actions.copyKey(licenseId)),
  };
}

function createBulkHandlers(
  { run, runAsync }: SessionRunner,
  { clock, dialogs, text }: TableDeps,
): AdminHandlers['bulk'] {
  return {
    plan: (source) => run(({ bulk }) => bulk.plan(source)),
    window: ({ offset, count }) => run(({ bulk }) => done(bulk.views.window(offset, count))),
    skipped: ({ offset, count }) => run(({ bulk }) => done(bulk.views.skipped(offset, count))),
    saveSkipped: async () =>
      await runAsync(async ({ bulk }) => {
        const messages = text().bulk.skipped;
        const name = messages.fileName(dayOf(clock.now()));
        return await saveText(dialogs, {
          name,
          text: skippedCsv(bulk.views.allSkipped(), messages),
        });
      }),
    choose: ({ rows, chosen }) => run(({ bulk }) => bulk.choose(rows, chosen)),
    start: async (seats) => await runAsync(async ({ bulk }) => await bulk.execution.start(seats)),
    pause: () => run(({ bulk }) => bulk.execution.pause()),
    resume: async () => await runAsync(async ({ bulk }) => await bulk.execution.resume()),
    cancel: async () => await runAsync(async ({ bulk }) => await bulk.execution.cancel()),
    discard: () => run(({ bulk }) => bulk.discard()),
    saveReport: async ({ full }) =>
      await runAsync(async ({ bulk }) => {
        const { report } = text().bulk;
        const messages = { ...report, customers: text().licenses.grid };
        const name = report.fileName(dayOf(clock.now()));
        const csv = reportCsv(bulk.views.allRows(), messages, full);
        const saved = await saveText(dialogs, { name, text: csv });
        if (saved.ok && saved.value) bulk.markReported();
        return saved;
      }),
  };
}

/** Returns the handlers of the panel's calls. */
export function createAdminHandlers(
  deps: TableDeps & { readonly admin: Admin; readonly clipboard: Clipboard },
): AdminHandlers {
  const sessions = createSessionRunner(deps.admin);

  return {
    licenses: createLicenseHandlers(sessions, deps),
    bulk: createBulkHandlers(sessions, deps),
    supportLookup: {
      find: async (pasted) =>
        await sessions.runAsync(async ({ supportLookup }) => done(await supportLookup(pasted))),
      copyReply: async (reply) => {
        await deps.clipboard.write(deps.text().supportLookup.reply.text(reply));
        return done(undefined);
      },
    },
  };
}
