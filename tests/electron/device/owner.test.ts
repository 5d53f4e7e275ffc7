import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { done } from '../../../shared/failure.ts';
import { onlyId } from '../../support/only-seat.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';

let polar: Polar;
let running: RunningCore;
beforeEach(async () => {
  polar = await startPolar();
  running = startCore(polar);
});
afterEach(async () => {
  await running.close();
  await polar.close();
});

const ingrid = { name: 'Ingrid Solberg', email: 'ingrid.solberg@example.com' };
const ownerIn = async ({ core }: RunningCore) => await core.handlers.device.owner(onlyId(core));

/** Returns the content of all files of the data folder. */
function filesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

test('the owner of a license is known from a check on, in memory alone', async () => {
  expect(await ownerIn(running)).toEqual(done(null));
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(ingrid));

  const elsewhere = {
    states: JSON.stringify(running.states),
    files: filesIn(running.ports.dataFolder),
    log: running.ports.lines.join('\n'),
  };
  for (const [place, content] of Object.entries(elsewhere)) {
    expect(content, `the ${place} hold something`).not.toBe('');
    expect(content, place).not.toMatch(/ingrid\.solberg|Ingrid Solberg/);
  }
  running = await running.restart();
  expect(await ownerIn(running)).toEqual(done(null));
});

test('a customer who was deleted is not named, nor is the owner of a seat that is gone', async () => {
  await running.core.seats.check();
  polar.seller.deleteCustomer(polar.customerId);
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(null));
  expect(await running.core.handlers.device.owner('0000000f')).toEqual({
    ok: false,
    failure: { code: 'not-activated' },
  });
});
