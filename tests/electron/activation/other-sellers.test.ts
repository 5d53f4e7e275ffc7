import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CommandAnswer } from '../../../electron/cli/answer.ts';
import { vendor } from '../../../electron/vendor.ts';
import { en } from '../../../shared/text/en.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { VendorFile } from '../../../shared/vendor.ts';
import { checkRequest } from '../../contract/openapi.ts';
import { lumen } from '../../support/lumen.ts';
import { seededIds } from '../../support/polar/seed-small.ts';
import { onlyId } from '../../support/only-seat.ts';
import { foreignSeller, lumenLabs, studioBenefit } from '../../support/polar/organizations.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { startCore } from '../../support/running-core.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

vi.mock('../../../electron/vendor.ts', async (load) => {
  const original = await load<{ readonly vendor: object }>();
  return { vendor: { ...original.vendor } };
});

const { foreign } = seededIds;
const unused = '00000000-0a11-4000-8000-000000000099';
const studio = { name: 'Studio', benefitId: studioBenefit.id };
const harbor = { name: 'Harbor', organizationId: foreignSeller.id };

let polar: Polar;
let ports: TestPorts;

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar });
});
afterEach(async () => {
  ports.close();
  await polar.close();
  expect(polar.log.all().flatMap(checkRequest)).toEqual([]);
});

/** Makes the app Lumen Labs', with these products. */
function sell(products: readonly object[], change: object = {}): void {
  const file = { ...lumen, organizationId: lumenLabs.id, products, ...change };
  Object.assign(vendor, v.parse(VendorFile, file));
}

const run = async (args: readonly string[], text: string): Promise<CommandAnswer> =>
  await runCoreCommand(ports, args, text);
const count = (operation: 'activate' | 'validate'): number => polar.log.count({ operation });
const seatsOf = (licenseId: string): number => polar.record.liveActivations(licenseId).length;

/** The text of an activation that `import` reads. */
const activationOf = (change: object): string =>
  JSON.stringify({
    key: foreign.key,
    organizationId: foreignSeller.id,
    activationId: foreign.activationId,
    label: 'This one',
    server: undefined,
    ...change,
  });

/** Previews a key in the window, which passes the seller's first organization. */
async function preview(key: string, organizationId: string = lumenLabs.id) {
  const app = startCore(polar, { seat: false });
  const request = { server: 'loopback' as const, key, organizationId, label: 'New laptop' };
  const answer = await app.core.handlers.device.preview(request);
  await app.close();
  return answer;
}

describe('an app of one seller', () => {
  beforeEach(() => sell([studio, { name: 'Node', keyPrefix: 'NODE-TEST' }]));

  test('refuses to activate a key of another organization, and sends nothing', async () => {
    const args = ['activate', '--organization', foreignSeller.id];
    expect(await run(args, foreign.key)).toMatchObject({
      exitCode: 2,
      state: 'usage',
      code: 'KEY-OTHER-SELLER',
    });
    expect(await run([...args, '--dry-run'], foreign.key)).toMatchObject({ exitCode: 2 });
    expect(polar.log.count()).toBe(0);
  });

  test('refuses to import an activation of another organization, and sends nothing', async () => {
    const answer = await run(['import'], activationOf({}));
    expect(answer).toMatchObject({ exitCode: 2, code: 'KEY-OTHER-SELLER' });
    expect(polar.log.count()).toBe(0);
    expect(await run(['status'], '')).toMatchObject({ state: 'not-activated' });
  });

  test('refuses to preview a key of another organization', async () => {
    const failure = { code: 'other-seller' };
    expect(await preview(foreign.key, foreignSeller.id)).toEqual({ ok: false, failure });
    expect(polar.log.count()).toBe(0);
  });

  test('refuses a page that goes around the form', async () => {
    const app = startCore(polar, { seat: false });
    const { device } = app.core.handlers;
    const { key, activationId } = foreign;
    const typed = { server: 'loopback' as const, key, organizationId: foreignSeller.id };
    const failure = { code: 'other-seller' };
    expect(await device.activate({ ...typed, label: 'Bay 3' })).toEqual({ ok: false, failure });
    const activation = { ...typed, activationId, label: 'Bay 3' };
    expect(await device.import(activation)).toEqual({ ok: false, failure });
    await app.close();
    expect(polar.log.count()).toBe(0);
  });

  test('refuses a server that its vendor file does not offer, and sends nothing', async () => {
    const refused = { exitCode: 2, code: 'CLI-INPUT' };
    const sandbox = ['--server', 'sandbox'];
    expect(await run(['activate', ...sandbox], polar.key)).toMatchObject(refused);
    const activation = activationOf({
      key: polar.key,
      organizationId: lumenLabs.id,
      activationId: polar.activationId,
      server: 'sandbox',
    });
    expect(await run(['import'], activation)).toMatchObject(refused);
    const app = startCore(polar, { seat: false });
    const { device } = app.core.handlers;
    const typed = { server: 'sandbox' as const, key: polar.key, organizationId: lumenLabs.id };
    const failure = { ok: false, failure: { code: 'input-invalid' } };
    expect(await device.preview({ ...typed, label: 'Bay 3' })).toEqual(failure);
    expect(await device.activate({ ...typed, label: 'Bay 3' })).toEqual(failure);
    const { activationId } = polar;
    expect(await device.import({ ...typed, activationId, label: 'Bay 3' })).toEqual(failure);
    await app.close();
    expect(polar.log.count()).toBe(0);
    expect(await run(['status'], '')).toMatchObject({ state: 'not-activated' });
  });

  test('names itself to a person whose key its organization does not know', async () => {
    const answer = await run(['activate'], foreign.key);
    expect(answer).toMatchObject({ exitCode: 1, code: 'KEY-UNKNOWN' });
    const { title, body } = terminal.failures.keyUnknownTo;
    expect(answer.message).toContain(title(lumen.publisher));
    expect(answer.message).toContain(body(lumen.publisher));
    expect(answer.message).not.toContain('organization ID');
    const imported = await run(['import'], activationOf({ organizationId: lumenLabs.id }));
    expect(imported).toMatchObject({ exitCode: 1, code: 'KEY-UNKNOWN' });
    expect(imported.message).toContain(terminal.failures.keyUnknownTo.advice);
  });

  test('asks its only organization no more than an app for any seller does', async () => {
    expect(await run(['activate'], polar.key)).toMatchObject({ exitCode: 0 });
    expect([count('validate'), count('activate')]).toEqual([0, 1]);
  });

  test('names the product in the preview', async () => {
    expect(await preview(polar.key)).toMatchObject({ ok: true, value: { product: 'Studio' } });
    sell([{ name: 'Node', keyPrefix: 'NODE-TEST' }]);
    expect(await preview(polar.key)).toMatchObject({ ok: true, value: { product: null } });
  });

  test('names the product of the only license in a support case and on its receipt', async () => {
    sell([{ name: 'Studio', keyPrefix: 'LUMEN-TEST' }]);
    const app = startCore(polar);
    const { handlers } = app.core;
    const fields = { deviceName: null, lastUsed: null, keyEnding: null };
    const request = { about: 'this-device', reason: 'other', ...fields } as const;
    expect(await handlers.support.create(request)).toMatchObject({
      value: { text: expect.stringContaining(en.support.bundle.license('Studio')) as string },
    });
    const id = onlyId(app.core);
    await handlers.device.release(id);
    await app.waitUntil(({ type }) => type === 'released');
    expect(await handlers.device.copyReceipt(id)).toMatchObject({ ok: true });
    expect(app.ports.shown.at(-1)).toMatch(/^License: +Studio$/m);
    await app.close();
  });

  test('keeps and replaces the key of a seat that it holds of another organization', async () => {
    sell([], { organizationId: null });
    expect(await run(['import'], activationOf({}))).toMatchObject({ exitCode: 0 });
    sell([studio]);
    const key = polar.seller.rotate(foreign.licenseId);
    expect(await run(['import'], activationOf({ key }))).toMatchObject({ exitCode: 0 });
    expect(await run(['release'], '')).toMatchObject({ exitCode: 0, state: 'released' });
  });
});

describe('an app of a seller with several organizations', () => {
  beforeEach(() => sell([studio, harbor]));

  test('takes one seat of the organization that has the key, whichever was asked first', async () => {
    const before = seatsOf(foreign.licenseId);
    expect(await run(['activate'], foreign.key.toLowerCase())).toMatchObject({
      exitCode: 0,
      state: 'active',
    });
    expect(seatsOf(foreign.licenseId)).toBe(before + 1);
    expect(count('activate')).toBe(1);
    expect(await run(['release'], '')).toMatchObject({ state: 'released' });
    expect(seatsOf(foreign.licenseId)).toBe(before);
  });

  test('takes no second seat of a key that this computer holds in any of them', async () => {
    expect(await run(['activate'], foreign.key)).toMatchObject({ exitCode: 0 });
    const seats = seatsOf(foreign.licenseId);
    const args = ['activate', '--organization', lumenLabs.id];
    expect(await run(args, foreign.key)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(seatsOf(foreign.licenseId)).toBe(seats);
    expect(count('activate')).toBe(1);
  });

  test('asks in the organization first whose prefix the key has', async () => {
    sell([studio, { ...harbor, keyPrefix: 'HARBOR-TEST' }]);
    expect(await run(['activate'], foreign.key)).toMatchObject({ exitCode: 0 });
    expect([count('validate'), count('activate')]).toEqual([1, 1]);
  });

  test('takes no seat of a key that none of them has, nor while one cannot be asked', async () => {
    const key = 'HARBOR-TEST-99999999-0CE0-4000-8000-000000000009';
    expect(await run(['activate'], key)).toMatchObject({ exitCode: 1, code: 'KEY-UNKNOWN' });
    expect(count('validate')).toBe(2);
    polar.faults.add({ type: 'error-before' }, { on: 'validate' });
    expect(await run(['activate'], foreign.key)).toMatchObject({ code: 'NET-UNREACHABLE' });
    expect(count('activate')).toBe(0);
    expect(await run(['status'], '')).toMatchObject({ state: 'not-activated' });
  });

  test('takes over an activation in the organization that has it', async () => {
    const text = activationOf({ organizationId: lumenLabs.id });
    expect(await run(['import'], text)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(await run(['release'], '')).toMatchObject({ state: 'released' });
    expect(seatsOf(foreign.licenseId)).toBe(0);
  });

  test('previews the key with its product', async () => {
    expect(await preview(foreign.key)).toMatchObject({ ok: true, value: { product: 'Harbor' } });
    expect(await preview(polar.key)).toMatchObject({ ok: true, value: { product: 'Studio' } });
  });

  test('needs no organization of its own beside those of its products', async () => {
    sell([harbor], { organizationId: null });
    expect(await run(['activate'], foreign.key)).toMatchObject({ exitCode: 0 });
    expect(await run(['activate', '--organization', unused], foreign.key)).toMatchObject({
      code: 'KEY-OTHER-SELLER',
    });
  });
});
