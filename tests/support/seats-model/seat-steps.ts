import type { LocalSeat } from '../../../electron/services/device/local-seat.ts';
import type { SeatsStep } from './any-step.ts';
import { isElsewhere } from './promises.ts';
import type { ProcessName, SeatsApp } from './seats-app.ts';

/** Returns the seat that a step selects of those that the process shows; null if it shows none. */
function seatOf(app: SeatsApp, name: ProcessName, index: number): LocalSeat | null {
  const seats = app.seats(name);
  const views = seats?.state() ?? [];
  const id = views[index % Math.max(1, views.length)]?.id;
  return id === undefined ? null : (seats?.find(id) ?? null);
}

/** Dismisses what the process shows about a seat, and remembers what the person gives up by that. */
async function forget(app: SeatsApp, name: ProcessName, { id, device }: LocalSeat): Promise<void> {
  const state = device.state();
  const { person, disk } = app;
  if (state.type === 'activating' && state.isUnfinished) {
    person.giveUp(disk.content(id, 'activation')?.['nonce']);
    person.giveUp(device.activations.pending()?.nonce);
  }
  if (state.type === 'unreadable') person.giveUp(person.damaged.get(id)?.held);
  if (state.type === 'held' && state.seatStatus.type === 'never-confirmed')
    person.giveUp(device.record.get()?.activationId);
  await app.run(name, { name: 'forget', seats: new Set([id]) }, async (seats) => {
    const seat = seats.find(id);
    if (seat !== null) await seats.dismiss(seat);
  });
}

/** Takes a step about one seat. */
export async function takeSeatStep(
  app: SeatsApp,
  {
    type,
    by: name,
    seat: index,
    hasCountdown,
  }: Extract<SeatsStep, { hasCountdown: boolean; seat: number }>,
): Promise<void> {
  if (app.seats(name) === null) await app.start(name);
  const seat = seatOf(app, name, index);
  if (seat === null) return;
  const { id, device } = seat;
  const scope = { name: type, seats: new Set([id]) };
  const activationId = device.record.get()?.activationId;
  const run = async (work: () => unknown): Promise<void> => await app.run(name, scope, work);
  switch (type) {
    case 'release':
      if (activationId !== undefined) app.person.requested.add(activationId);
      return await run(() => {
        if (name === 'command') device.recover();
        device.releases.request('person', hasCountdown);
      });
    case 'release-other':
      if (activationId !== undefined) {
        app.person.requested.add(activationId);
        app.person.consented.add(activationId);
      }
      return await run(() => device.releases.request('person', hasCountdown, true));
    case 'cancel':
      return await run(() => {
        const { ok } = device.releases.cancelRelease();
        // Another process may have requested the release as well.
        const isOpen = app.disk.content(id, 'release') !== null;
        const other = app.seats(name === 'window' ? 'command' : 'window');
        if (ok && !isOpen && other === null && activationId !== undefined)
          app.person.requested.delete(activationId);
      });
    case 'check':
      return await run(async () => {
        await device.checks.check();
      });
    case 'forget':
      return await forget(app, name, seat);
    case 'set-aside': {
      if (device.activations.isPendingElsewhere())
        app.person.giveUp(app.disk.content(id, 'activation')?.['nonce']);
      return await run(async () => {
        await device.setCopyAside();
      });
    }
  }
}

/** A step about all seats. */
type JointStep = Extract<
  SeatsStep,
  {
    readonly type: 'release-all' | 'cancel-all' | 'check-all' | 'claim' | 'retry' | 'reload';
  }
>;

/** Takes a step about all seats. */
export async function takeJointStep(app: SeatsApp, step: JointStep): Promise<void> {
  const name = step.by;
  if (app.seats(name) === null) await app.start(name);
  const scope = { name: step.type, seats: 'all' as const };
  switch (step.type) {
    case 'release-all':
      for (const { device } of app.seats(name)?.all() ?? []) {
        const record = device.record.get();
        if (record !== null && !isElsewhere(record)) app.person.requested.add(record.activationId);
      }
      return await app.run(name, scope, (seats) => seats.releaseAll('person', step.hasCountdown));
    case 'cancel-all':
      return await app.run(name, scope, (seats) => seats.cancelAll());
    case 'check-all':
      return await app.run(name, scope, async (seats) => {
        await seats.check();
      });
    case 'claim':
      for (const { device } of app.seats(name)?.all() ?? []) {
        const id = device.record.get()?.activationId;
        if (id !== undefined) app.person.consented.add(id);
      }
      return await app.run(name, scope, async (seats) => {
        const { ok } = await seats.claim('person');
        if (ok) seats.recover();
      });
    case 'retry':
      return await app.run(name, scope, (seats) => {
        seats.retry();
      });
    case 'reload':
      return await app.run(name, scope, (seats) => {
        seats.reload();
      });
  }
}
