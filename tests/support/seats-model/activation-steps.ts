import type { SeatsStep } from './any-step.ts';
import type { ModelProduct } from './polars.ts';
import type { ProcessName, SeatsApp } from './seats-app.ts';

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

/** Activates with the key of a license, in one process or in both at once. */
export async function activate(
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

/** Imports a seat of a license, which another program took. */
export async function adopt(
  app: SeatsApp,
  name: ProcessName,
  product: ModelProduct,
): Promise<void> {
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
