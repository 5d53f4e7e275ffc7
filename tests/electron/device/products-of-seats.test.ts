import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { vendor } from '../../../electron/vendor.ts';
import type { LicenseLinkName } from '../../../shared/license-links.ts';
import { VendorFile } from '../../../shared/vendor.ts';
import { lumen } from '../../support/lumen.ts';
import { onlyId } from '../../support/only-seat.ts';
import { lumenLabs, renderNodeBenefit, studioBenefit } from '../../support/polar/organizations.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { filesOfSeat, openLicenses, seatIdsOnDisk } from '../../support/seats-on-disk.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';

// The app of a seller with several products, which only their benefits tell apart.

vi.mock('../../../electron/vendor.ts', async (load) => {
  const original = await load<{ readonly vendor: object }>();
  return { vendor: { ...original.vendor } };
});

const support = 'https://studio.example/help';
const studio = { name: 'Studio', benefitId: studioBenefit.id, links: { support } };
const node = { name: 'Render Node', benefitId: renderNodeBenefit.id };

let polar: Polar;
let ports: TestPorts;
const cores: Core[] = [];

beforeEach(async () => {
  polar = await startPolar({ licenses: 10 });
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  sell([studio, node]);
});
afterEach(async () => {
  await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
  ports.close();
  await polar.close();
});

function sell(products: readonly object[], change: object = {}): void {
  const file = { ...lumen, organizationId: lumenLabs.id, products, ...change };
  Object.assign(vendor, v.parse(VendorFile, file));
}

function start(): Core {
  const core = compose(ports, { deadline: 5_000 });
  cores.push(core);
  return core;
}

const nameIn = (core: Core) => core.state.get().seats.map(({ name }) => name);
const nameOfKey = { type: 'key', prefix: 'LUMEN-TEST', displayKey: '****-9E3779' };
const nameOfStudio = { type: 'product', name: 'Studio' };

/** Opens a page of the only seat, and returns its address. */
const open = async (core: Core, link: LicenseLinkName): Promise<string | undefined> => {
  const opened = await core.handlers.device.openLink({ seat: onlyId(core), link });
  expect(opened).toMatchObject({ ok: true });
  return ports.shown.at(-1);
};

describe('a record of an old version, which names no benefit,', () => {
  // In the data folder, as before there were several seats.
  beforeEach(() => ports.writeRecord('device', seatOf(polar)));

  test.each(['no token', 'a token'])(
    'gets its product by the first check, with %s',
    async (withToken) => {
      const core = start();
      if (withToken === 'a token') {
        sell([studio, node], { entryPoints: ['license-key', 'organization'] });
        core.state.set({ vendor });
        await ports.clipboard.write(polar.token);
        const connected = await core.handlers.connection.connect({ server: 'loopback' });
        expect(connected).toMatchObject({ ok: true });
      }
      const [id = ''] = seatIdsOnDisk(ports.dataFolder);
      expect(onlyId(core)).toBe(id);
      expect(nameIn(core)).toEqual([nameOfKey]);
      expect(await core.handlers.device.check(id)).toMatchObject({ ok: true });
      expect(nameIn(core)).toEqual([nameOfStudio]);
      expect(JSON.parse(filesOfSeat(ports.dataFolder, id)['device.json'] ?? '')).toMatchObject({
        activationId: polar.activationId,
        benefitId: studioBenefit.id,
      });
      const before = polar.log.count();
      expect(nameIn(start())).toEqual([nameOfStudio]);
      expect(polar.log.count()).toBe(before);
    },
  );

  test('gets it by the check at the start', async () => {
    const core = start();
    core.resume();
    await expect.poll(() => nameIn(core), { timeout: 10_000 }).toEqual([nameOfStudio]);
  });

  test('gets it by a check that finds the seat gone', async () => {
    polar.seller.release(polar.activationId);
    const core = start();
    await core.handlers.device.check(onlyId(core));
    expect(core.state.get().seats).toMatchObject([
      { name: nameOfStudio, device: { type: 'held', seatStatus: { type: 'removed' } } },
    ]);
  });

  test('gets none by a check without an answer, which leaves a known product as it is', async () => {
    polar.faults.add({ type: 'error-before' }, { times: Number.POSITIVE_INFINITY });
    const core = start();
    await core.handlers.device.check(onlyId(core));
    expect(nameIn(core)).toEqual([nameOfKey]);
    polar.faults.clear();
    await core.handlers.device.check(onlyId(core));
    polar.faults.add({ type: 'error-before' }, { times: Number.POSITIVE_INFINITY });
    await core.handlers.device.check(onlyId(core));
    expect(core.state.get().seats).toMatchObject([
      { name: nameOfStudio, device: { seatStatus: { type: 'not-reached' } } },
    ]);
  });
});

describe('the pages of a license', () => {
  test('are its product’s, and the seller’s where the product has none', async () => {
    ports.writeRecord('device', { ...seatOf(polar), benefitId: studioBenefit.id });
    const core = start();
    expect(await open(core, 'support')).toBe(support);
    expect(await open(core, 'documentation')).toBe(lumen.links.documentation);
    // A menu and the settings are about no license.
    await core.handlers.app.openLink('support');
    expect(ports.shown.at(-1)).toBe(lumen.links.support);
  });

  test('are the seller’s while the product is not known', async () => {
    ports.writeRecord('device', seatOf(polar));
    expect(await open(start(), 'support')).toBe(lumen.links.support);
  });

  test('stay the product’s after the seat was released', async () => {
    ports.writeRecord('device', { ...seatOf(polar), benefitId: studioBenefit.id });
    const core = start();
    await core.handlers.device.release(onlyId(core));
    await expect
      .poll(() => core.state.get().seats.map(({ device }) => device.type), { timeout: 10_000 })
      .toEqual(['released']);
    expect(await open(start(), 'support')).toBe(support);
  });

  test('are opened for the license that is asked for', async () => {
    const other = openLicenses(polar, 10).find(
      ({ licenseId }) => polar.record.license(licenseId)?.benefitId === renderNodeBenefit.id,
    );
    if (other === undefined) throw new Error('The stand-in has no other product.');
    const nodeSupport = 'https://node.example/help';
    sell([studio, { ...node, links: { support: nodeSupport } }]);
    ports.writeRecord('device', { ...seatOf(polar), benefitId: studioBenefit.id });
    const core = start();
    const { key, organizationId } = other;
    const label = ports.hostName;
    expect(
      await core.handlers.device.activate({ server: 'loopback', key, organizationId, label }),
    ).toMatchObject({ ok: true });
    for (const { id, name } of core.state.get().seats) {
      await core.handlers.device.openLink({ seat: id, link: 'support' });
      const isStudio = name?.type === 'product' && name.name === studio.name;
      expect(ports.shown.at(-1)).toBe(isStudio ? support : nodeSupport);
    }
    expect(ports.shown).toContain(nodeSupport);
    expect(ports.shown).toContain(support);
  });

  test('are none for a seat that is not on record, and for a page that no seller has', async () => {
    sell([], { links: {} });
    ports.writeRecord('device', seatOf(polar));
    const core = start();
    expect(
      await core.handlers.device.openLink({ seat: 'ffffffff', link: 'support' }),
    ).toMatchObject({ failure: { code: 'not-activated' } });
    expect(
      await core.handlers.device.openLink({ seat: onlyId(core), link: 'support' }),
    ).toMatchObject({ failure: { code: 'input-invalid' } });
    expect(ports.shown).toEqual([]);
    expect(await open(core, 'documentation')).toContain('https://polar.sh/');
  });
});
