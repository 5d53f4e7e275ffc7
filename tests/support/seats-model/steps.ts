import * as fc from 'fast-check';
import type { LocalSeat } from '../../../electron/services/device/local-seat.ts';
import { seatsLicenses } from './licenses.ts';
import { addSeat, damage, newFolderId } from './initial-seats.ts';
import type { ModelProduct } from './polars.ts';
import { isElsewhere } from './promises.ts';
import type { RunTrouble } from './run-trouble.ts';
import type { ProcessName, SeatsApp } from './seats-app.ts';

/** A step of a scenario. `license` is an index; `seat` selects one of those that the process shows. */
export type SeatsStep =
  | {
      readonly type: 'activate';
      readonly license: number;
      /** `both`: at once. */
      readonly by: ProcessName | 'both';
      readonly canReplaceCopied: boolean;
      readonly canIgnoreUnreadable: boolean;
      /** With the key that the license has now, and not with its first. */
      readonly hasNewKey: boolean;
    }
  | { readonly type: 'import'; readonly license: number; readonly by: ProcessName }
  | {
      readonly type: 'release' | 'release-other' | 'cancel' | 'check' | 'forget' | 'set-aside';
      readonly seat: number;
      readonly by: ProcessName;
      readonly hasCountdown: boolean;
    }
  | { readonly type: 'release-all'; readonly by: ProcessName; readonly hasCountdown: boolean }
  | {
      readonly type: 'cancel-all' | 'check-all' | 'claim' | 'retry' | 'reload';
      readonly by: ProcessName;
    }
  | { readonly type: 'start'; readonly by: ProcessName; readonly trouble: RunTrouble }
  | { readonly type: 'kill'; readonly by: ProcessName }
  | { readonly type: 'pass' | 'jump'; readonly milliseconds: number }
  | { readonly type: 'next' }
  | {
      readonly type: 'rotate' | 'remove' | 'disable' | 'enable' | 'expire';
      readonly license: number;
    }
  | { readonly type: 'appear'; readonly license: number }
  | { readonly type: 'copy-folder' | 'empty-folder'; readonly seat: number }
  | { readonly type: 'damage'; readonly seat: number; readonly showsKey: boolean };

/** Generates failures of a run; half of the runs that die do so early, such as while records are moved. */
export const anyTrouble: fc.Arbitrary<RunTrouble> = fc.record({
  crashAt: fc.option(fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 40 })), { freq: 2 }),
  full: fc.option(
    fc
      .tuple(fc.nat({ max: 8 }), fc.nat({ max: 5 }))
      .map(([from, count]): readonly [number, number] => [from, from + count]),
    { freq: 4 },
  ),
  brokenAt: fc.option(fc.nat({ max: 25 }), { freq: 5 }),
});

const anyProcess = fc.constantFrom<ProcessName>('window', 'window', 'command');
const anyLicense = fc.nat({ max: seatsLicenses.length - 1 });
const anySeat = fc.nat({ max: 4 });

/** Generates a step. */
export const anySeatsStep: fc.Arbitrary<SeatsStep> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      type: fc.constant('activate' as const),
      license: anyLicense,
      by: fc.constantFrom<ProcessName | 'both'>('window', 'command', 'both'),
      canReplaceCopied: fc.boolean(),
      canIgnoreUnreadable: fc.boolean(),
      hasNewKey: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('import' as const),
      license: anyLicense,
      by: anyProcess,
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'release' as const,
        'release' as const,
        'release' as const,
        'release-other' as const,
        'cancel' as const,
        'check' as const,
        'forget' as const,
        'forget' as const,
        'set-aside' as const,
      ),
      seat: anySeat,
      by: anyProcess,
      hasCountdown: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('release-all' as const),
      by: anyProcess,
      hasCountdown: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'cancel-all' as const,
        'check-all' as const,
        'claim' as const,
        'retry' as const,
        'reload' as const,
        'reload' as const,
      ),
      by: anyProcess,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('start' as const),
      by: anyProcess,
      trouble: anyTrouble,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), by: anyProcess }) },
  {
    weight: 9,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(0, 100, 400, 1_000, 5_000, 11_000, 70_000),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ type: 'next' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('jump' as const),
      milliseconds: fc.constantFrom(-86_400_000, -3_600_000, 3_600_000, 86_400_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'rotate' as const,
        'remove' as const,
        'disable' as const,
        'enable' as const,
        'expire' as const,
      ),
      license: anyLicense,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('appear' as const), license: anyLicense }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('copy-folder' as const, 'empty-folder' as const),
      seat: anySeat,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('damage' as const),
      seat: anySeat,
      showsKey: fc.boolean(),
    }),
  },
);

/** Returns the seat that a step selects of those that the process shows; null if it shows none. */
function seatOf(app: SeatsApp, name: ProcessName, index: number): LocalSeat | null {
  const seats = app.seats(name);
  const views = seats?.state() ?? [];
  const id = views[index % Math.max(1, views.length)]?.id;
  return id === undefined ? null : (seats?.find(id) ?? null);
}

/** Whether a record or a pending activation is of the license, with the key that is typed. */
function isOfLicense(
  content: Partial<Record<'server' | 'organizationId' | 'key' | 'licenseId', unknown>> | null,
  { license: wanted }: ModelProduct,
  key: string,
): boolean {
  // A seat of the license may have the key that the license had before.
  if (content?.licenseId === wanted.licenseId) return true;
  return (
    content?.key === key &&
    (content.server ?? wanted.server) === wanted.server &&
    (content.organizationId ?? wanted.organizationId) === wanted.organizationId
  );
}

/**
 * Returns the seats that an activation or an import may use: those of the license, on the disk or as the process read them, or the only
 * one, which it may replace.
 */
function slotsOf(
  app: SeatsApp,
  name: ProcessName,
  product: ModelProduct,
  key: string,
): ReadonlySet<string> {
  const seats = app.seats(name);
  // The process drops a seat whose folder has gone, or whose records another process has moved to a folder.
  const isThere = ({ disk }: ReturnType<typeof app.disk.folders>[number]): boolean =>
    disk.content('device')?.['layout'] !== 'seats';
  const folders = new Set(
    app.disk
      .folders()
      .filter(isThere)
      .map(({ id }) => id),
  );
  const ids = (seats?.state() ?? []).map(({ id }) => id).filter((id) => folders.has(id));
  const slots = new Set(ids.length === 1 ? ids : []);
  for (const { id, disk } of app.disk.folders()) {
    const contents = [disk.content('device'), disk.content('activation')];
    if (contents.some((content) => isOfLicense(content, product, key))) slots.add(id);
  }
  for (const { id, device } of seats?.all() ?? []) {
    const contents = [device.record.get(), device.activations.pending()];
    if (contents.some((content) => isOfLicense(content, product, key))) slots.add(id);
  }
  return slots;
}

async function activate(
  app: SeatsApp,
  step: Extract<SeatsStep, { type: 'activate' }>,
  product: ModelProduct,
): Promise<void> {
  const { canReplaceCopied, canIgnoreUnreadable } = step;
  const { server, organizationId, key: firstKey } = product.license;
  const key = step.hasNewKey ? product.polar.license.key : firstKey;
  if (canIgnoreUnreadable) app.person.ignoreDamaged();
  const names: ProcessName[] = step.by === 'both' ? ['window', 'command'] : [step.by];
  for (const name of names) {
    if (app.seats(name) === null) await app.start(name);
    const request = { server, key, organizationId, label: 'New', askedBy: 'person' } as const;
    const scope = {
      name: 'activate',
      seats: slotsOf(app, name, product, key),
      license: product.license,
    };
    await app.run(name, scope, async (seats) => {
      const { ok } = await seats.activate(request, { canReplaceCopied, canIgnoreUnreadable });
      if (ok && app.seats(name) === seats && seats.ofLicense(request) === null)
        app.promises.violations.push('a seat that was taken is not shown');
    });
  }
}

async function adopt(app: SeatsApp, name: ProcessName, product: ModelProduct): Promise<void> {
  if (app.seats(name) === null) await app.start(name);
  const { server, organizationId } = product.license;
  const { key } = product.polar.license;
  const activationId = product.polar.addSeat(0);
  const scope = {
    name: 'import',
    seats: slotsOf(app, name, product, key),
    license: product.license,
    adopts: activationId,
  };
  const activation = { server, organizationId, key, activationId, label: 'Imported' };
  app.person.ignoreDamaged({ server, organizationId, key });
  app.person.permitted.add(activationId);
  await app.run(name, scope, async (seats) => {
    const { ok } = await seats.adopt(activation, 'person');
    if (ok) app.promises.taken.set(activationId, { product, key });
  });
}

/** Dismisses what the process shows of a seat, and remembers what the person gives up by that. */
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

async function takeSeatStep(
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

async function takeJointStep(app: SeatsApp, step: JointStep): Promise<void> {
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

/** Changes a license as its seller does. */
function changeLicense(
  { polar }: ModelProduct,
  type: 'rotate' | 'remove' | 'disable' | 'enable' | 'expire',
): void {
  switch (type) {
    case 'rotate':
      polar.change({
        key: `MODEL-TEST-ROTATED-${polar.requests}-${polar.ids.licenseId.slice(9, 13)}`,
      });
      return;
    case 'remove':
      polar.change({ activations: polar.license.activations.slice(1) });
      return;
    case 'disable':
      polar.change({ status: 'disabled' });
      return;
    case 'enable':
      polar.change({ status: 'granted', expired: false });
      return;
    case 'expire':
      polar.change({ expired: true });
      return;
  }
}

/** Changes the folders of the seats as a person or a restored backup does. */
function changeFolders(
  app: SeatsApp,
  step: Extract<SeatsStep, { type: 'copy-folder' | 'empty-folder' | 'damage' }>,
): void {
  const { memory } = app.disk;
  const ids = memory.folderNames().filter((id) => id !== '.moving');
  const id = ids[step.seat % Math.max(1, ids.length)];
  switch (step.type) {
    case 'copy-folder': {
      if (id === undefined) return;
      const copy = newFolderId(app);
      for (const name of memory.seat(id).names())
        memory.seat(copy).putText(name, memory.seat(id).text(name) ?? '');
      return;
    }
    case 'empty-folder':
      memory.seat(newFolderId(app));
      return;
    case 'damage':
      if (id !== undefined) damage(app, id, step.showsKey);
      return;
  }
}

/** Takes a step. */
export async function takeSeatsStep(app: SeatsApp, step: SeatsStep): Promise<void> {
  const product = 'license' in step ? app.polars.products[step.license] : undefined;
  switch (step.type) {
    case 'activate':
      if (product !== undefined) await activate(app, step, product);
      return;
    case 'import':
      if (product !== undefined) await adopt(app, step.by, product);
      return;
    case 'release':
    case 'release-other':
    case 'cancel':
    case 'check':
    case 'forget':
    case 'set-aside':
      return await takeSeatStep(app, step);
    case 'release-all':
    case 'cancel-all':
    case 'check-all':
    case 'claim':
    case 'retry':
    case 'reload':
      return await takeJointStep(app, step);
    case 'start':
      return await app.start(step.by, step.trouble);
    case 'kill':
      app.kill(step.by);
      return;
    case 'pass':
      return await app.clock.advance(step.milliseconds);
    case 'jump':
      app.clock.jump(step.milliseconds);
      return;
    case 'next':
      await app.clock.advanceToNext();
      return;
    case 'appear':
      addSeat(app, newFolderId(app), { license: step.license, kind: 'copied' });
      return;
    case 'copy-folder':
      // A person copies a folder while the app does not run.
      app.kill('window');
      app.kill('command');
      changeFolders(app, step);
      return await app.start('window');
    case 'empty-folder':
    case 'damage':
      changeFolders(app, step);
      return;
    case 'rotate':
    case 'remove':
    case 'disable':
    case 'enable':
    case 'expire':
      if (product !== undefined) changeLicense(product, step.type);
  }
}
