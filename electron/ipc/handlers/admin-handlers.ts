import { dayOf } from '../../../shared/days.ts';
import type { adminContract } from '../../../shared/contract-admin.ts';
import { done } from '../../../shared/failure.ts';
import type { Handlers, Result } from '../../../shared/ipc.ts';
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

/** The admin panel's part of the contract. */
export type AdminHandlers = Handlers<typeof adminContract>;

/** How much of the list is read, where that is not all of it. */
function readPart(progress: IndexProgress): { read: number; of: number } | null {
  if (progress.type === 'complete') {
    const { read, unreadable } = progress;
    return unreadable === 0 ? null : { read, of: read + unreadable };
  }
  return progress.type === 'closed'
    ? { read: 0, of: 0 }
    : { read: progress.read, of: progress.total };
}

/** The handlers over the panel's inside. */
export function createAdminHandlers(deps: {
  readonly admin: Admin;
  readonly clock: Clock;
  readonly clipboard: Clipboard;
  readonly dialogs: Dialogs;
  readonly text: () => MainText;
}): AdminHandlers {
  const { admin, clock } = deps;

  /** Runs an act in the connected organization's room. */
  function withSession<T>(action: (session: AdminSession) => Result<T>): Result<T> {
    const session = admin.session();
    return session.ok ? action(session.value) : session;
  }

  async function withSessionAsync<T>(
    action: (session: AdminSession) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const session = admin.session();
    return session.ok ? await action(session.value) : session;
  }

  const runInSession = (action: (session: AdminSession) => void) => (): Result<undefined> =>
    withSession((session) => {
      action(session);
      return done(undefined);
    });

  return {
    licenses: {
      open: runInSession(({ index }) => {
        index.start();
      }),
      pause: runInSession(({ index }) => {
        index.pause();
      }),
      refresh: runInSession(({ index }) => {
        index.refresh();
      }),
      window: ({ query, offset, count }) =>
        withSession(({ query: ask }) => {
          const { licenses, undetermined } = ask(query);
          const part = licenses.slice(offset, offset + count);
          const rows = part.map((license) => licenseRow(license, clock.now()));
          return done({ total: licenses.length, offset, undetermined, rows });
        }),
      saveCsv: async ({ query, unmasked }) =>
        await withSessionAsync(async ({ query: ask, index }) => {
          const {
            statuses,
            unknownStatus,
            grid: customers,
            export: messages,
          } = deps.text().licenses;
          const now = clock.now();
          const name = messages.fileName(dayOf(now), readPart(index.progress()));
          const options = {
            unmasked,
            messages: { ...messages, statuses, unknownStatus, customers },
            now,
          };
          const text = licensesCsv(ask(query).licenses, options);
          return await saveText(deps.dialogs, { name, text });
        }),
      benefits: () => withSession(({ repository }) => done(benefitGroups(repository.table))),
      checkVisibleSeats: (licenseIds) =>
        withSession(({ seatReads }) => {
          seatReads.setVisible(licenseIds);
          return done(undefined);
        }),
      details: async ({ licenseId }) =>
        await withSessionAsync(async ({ actions }) => await actions.details(licenseId)),
      release: async (seat) =>
        await withSessionAsync(async ({ actions }) => await actions.release(seat)),
      change: async ({ licenseId, change }) =>
        await withSessionAsync(async ({ actions }) => await actions.change(licenseId, change)),
      rotate: async ({ licenseId }) =>
        await withSessionAsync(async ({ actions }) => await actions.rotate(licenseId)),
      copyKey: async ({ licenseId }) =>
        await withSessionAsync(async ({ actions }) => await actions.copyKey(licenseId)),
    },
    bulk: {
      plan: (source) => withSession(({ bulk }) => bulk.plan(source)),
      window: ({ offset, count }) =>
        withSession(({ bulk }) => done(bulk.views.window(offset, count))),
      skipped: ({ offset, count }) =>
        withSession(({ bulk }) => done(bulk.views.skipped(offset, count))),
      saveSkipped: async () =>
        await withSessionAsync(async ({ bulk }) => {
          const messages = deps.text().bulk.skipped;
          const name = messages.fileName(dayOf(clock.now()));
          const text = skippedCsv(bulk.views.allSkipped(), messages);
          return await saveText(deps.dialogs, { name, text });
        }),
      choose: ({ rows, chosen }) => withSession(({ bulk }) => bulk.choose(rows, chosen)),
      start: async (seats) =>
        await withSessionAsync(async ({ bulk }) => await bulk.execution.start(seats)),
      pause: () => withSession(({ bulk }) => bulk.execution.pause()),
      resume: async () => await withSessionAsync(async ({ bulk }) => await bulk.execution.resume()),
      cancel: async () => await withSessionAsync(async ({ bulk }) => await bulk.execution.cancel()),
      discard: () => withSession(({ bulk }) => bulk.discard()),
      saveReport: async ({ full }) =>
        await withSessionAsync(async ({ bulk }) => {
          const {
            bulk: { report },
            licenses: { grid },
          } = deps.text();
          const name = report.fileName(dayOf(clock.now()));
          const text = reportCsv(bulk.views.allRows(), { ...report, customers: grid }, full);
          const saved = await saveText(deps.dialogs, { name, text });
          if (saved.ok && saved.value) bulk.markReported();
          return saved;
        }),
    },
    supportLookup: {
      find: async (text) =>
        await withSessionAsync(async ({ supportLookup }) => done(await supportLookup(text))),
      copyReply: async (reply) => {
        await deps.clipboard.write(deps.text().supportLookup.reply.text(reply));
        return done(undefined);
      },
    },
  };
}
