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
import type { AdminRoom } from '../../services/admin-session.ts';
import { benefitGroups } from '../../services/licenses/benefit-groups.ts';
import { licensesCsv } from '../../services/licenses/license-export.ts';
import { licenseRow } from '../../services/licenses/license-views.ts';

/** The admin panel's part of the contract. */
export type AdminHandlers = Handlers<typeof adminContract>;

/** How much of the list is read, where that is not all of it. */
function partOf(progress: IndexProgress): { read: number; of: number } | null {
  if (progress.is === 'complete') {
    const { read, unreadable } = progress;
    return unreadable === 0 ? null : { read, of: read + unreadable };
  }
  return progress.is === 'closed' ? { read: 0, of: 0 } : { read: progress.read, of: progress.of };
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
  function inRoom<T>(act: (room: AdminRoom) => Result<T>): Result<T> {
    const room = admin.room();
    return room.ok ? act(room.value) : room;
  }

  async function inRoomAsync<T>(act: (room: AdminRoom) => Promise<Result<T>>): Promise<Result<T>> {
    const room = admin.room();
    return room.ok ? await act(room.value) : room;
  }

  const quietly = (act: (room: AdminRoom) => void) => (): Result<undefined> =>
    inRoom((room) => {
      act(room);
      return done(undefined);
    });

  return {
    licenses: {
      open: quietly(({ index }) => {
        index.start();
      }),
      pause: quietly(({ index }) => {
        index.pause();
      }),
      refresh: quietly(({ index }) => {
        index.refresh();
      }),
      window: ({ query, offset, count }) =>
        inRoom(({ query: ask, book }) => {
          const { rows, unjudged } = ask(query);
          const part = rows.subarray(offset, offset + count);
          return done({
            total: rows.length,
            offset,
            unjudged,
            rows: Array.from(part, (row) => licenseRow(book.table, row, clock.now())),
          });
        }),
      saveCsv: async ({ query, whole }) =>
        await inRoomAsync(async ({ query: ask, book, index }) => {
          const { statuses, unknownStatus, grid: customers, export: words } = deps.text().licenses;
          const now = clock.now();
          const { table } = book;
          const name = words.fileName(dayOf(now), partOf(index.progress()));
          const options = { whole, words: { ...words, statuses, unknownStatus, customers }, now };
          const text = licensesCsv(table, ask(query).rows, options);
          return await saveText(deps.dialogs, { name, text });
        }),
      benefits: () => inRoom(({ book }) => done(benefitGroups(book.table))),
      see: (licenseIds) =>
        inRoom(({ looks }) => {
          looks.see(licenseIds);
          return done(undefined);
        }),
      details: async ({ licenseId }) =>
        await inRoomAsync(async ({ acts }) => await acts.details(licenseId)),
      release: async (seat) => await inRoomAsync(async ({ acts }) => await acts.release(seat)),
      change: async ({ licenseId, change }) =>
        await inRoomAsync(async ({ acts }) => await acts.change(licenseId, change)),
      rotate: async ({ licenseId }) =>
        await inRoomAsync(async ({ acts }) => await acts.rotate(licenseId)),
      copyKey: async ({ licenseId }) =>
        await inRoomAsync(async ({ acts }) => await acts.copyKey(licenseId)),
    },
    bulk: {
      plan: (source) => inRoom(({ bulk }) => bulk.plan(source)),
      window: ({ offset, count }) => inRoom(({ bulk }) => done(bulk.window(offset, count))),
      skipped: ({ offset, count }) => inRoom(({ bulk }) => done(bulk.skipped(offset, count))),
      saveSkipped: async () =>
        await inRoomAsync(async ({ bulk }) => {
          const words = deps.text().bulk.skipped;
          const name = words.fileName(dayOf(clock.now()));
          const text = skippedCsv(bulk.allSkipped(), words);
          return await saveText(deps.dialogs, { name, text });
        }),
      choose: ({ rows, chosen }) => inRoom(({ bulk }) => bulk.choose(rows, chosen)),
      start: async (seats) => await inRoomAsync(async ({ bulk }) => await bulk.start(seats)),
      pause: () => inRoom(({ bulk }) => bulk.pause()),
      resume: async () => await inRoomAsync(async ({ bulk }) => await bulk.resume()),
      cancel: async () => await inRoomAsync(async ({ bulk }) => await bulk.cancel()),
      discard: () => inRoom(({ bulk }) => bulk.discard()),
      saveReport: async ({ full }) =>
        await inRoomAsync(async ({ bulk }) => {
          const {
            bulk: { report },
            licenses: { grid },
          } = deps.text();
          const name = report.fileName(dayOf(clock.now()));
          const text = reportCsv(bulk.allRows(), { ...report, customers: grid }, full);
          const saved = await saveText(deps.dialogs, { name, text });
          if (saved.ok && saved.value) bulk.reported();
          return saved;
        }),
    },
    supportDesk: {
      lookUp: async (text) => await inRoomAsync(async ({ desk }) => done(await desk(text))),
      copyReply: async (reply) => {
        await deps.clipboard.write(deps.text().supportDesk.reply.text(reply));
        return done(undefined);
      },
    },
  };
}
