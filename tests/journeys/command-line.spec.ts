import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { createLock } from '../../electron/storage/lock.ts';
import { en } from '../../shared/text/en.ts';
import { jsonOutputOf, run, type CommandResult } from '../support/journey-command.ts';
import {
  expectSeat,
  headline,
  isHeldAtPolar,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { activationOf } from '../support/seat-of.ts';
import { realClock } from '../support/test-ports.ts';
import { expect, seatOf, test } from './app-fixture.ts';

/**
 * Expects one object on stdout with this exit code, state and support code, and without a secret.
 */
function expectAnswer(
  result: CommandResult,
  polar: Polar,
  wanted: { readonly code: number; readonly state: string; readonly supportCode?: string },
): void {
  const answer = jsonOutputOf(result);
  expect(answer, result.stderr).toMatchObject({
    ok: wanted.code === 0,
    exitCode: wanted.code,
    state: wanted.state,
  });
  expect(answer['code']).toBe(wanted.supportCode);
  expect(result.code).toBe(wanted.code);
  for (const secret of [polar.key, polar.activationId]) {
    expect(result.stdout + result.stderr).not.toContain(secret);
  }
}

/** Number of releases requested over this data folder, by the app's own log. */
function releasesAsked(dataFolder: string): number {
  const log = path.join(dataFolder, 'logs', 'seatkeeper.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return lines.match(/ release from=\w+ event=requested/g)?.length ?? 0;
}

test('import, status and release each print one answer and need no display', async ({
  polar,
  dataFolder,
}) => {
  const at = { dataFolder, server: polar.baseUrl };
  const none = { code: 3, state: 'not-activated' };
  expectAnswer(await run(['status', '--json'], at), polar, none);
  const nothing = await run(['release', '--json'], at);
  expectAnswer(nothing, polar, { ...none, supportCode: 'SEAT-NONE' });

  const input = JSON.stringify(activationOf(polar));
  const active = { code: 0, state: 'active' };
  expectAnswer(await run(['import', '--json'], { ...at, input }), polar, active);
  expectAnswer(await run(['status', '--json'], at), polar, active);
  // The import checked whether the activation belongs to the key, and sent nothing else.
  expect(polar.log.all().map(({ operation }) => operation)).toEqual(['validate']);
  expectSeat('held', polar, dataFolder);

  const released = { code: 0, state: 'released' };
  expectAnswer(await run(['release', '--json'], at), polar, released);
  expectSeat('free', polar, dataFolder);
  expectAnswer(await run(['release', '--json'], at), polar, released);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectAnswer(await run(['status', '--json'], at), polar, { code: 3, state: 'released' });
});

test('text for people goes to stderr, and wrong usage has its own exit code', async ({
  polar,
  dataFolder,
}) => {
  const at = { dataFolder, server: polar.baseUrl };
  const file = path.join(dataFolder, 'activation-of-the-installer.json');
  await writeFile(file, JSON.stringify(activationOf(polar)));
  const imported = await run(['import', file], at);
  expect(imported).toMatchObject({ code: 0, stdout: '' });
  expect(imported.stderr).toContain('Studio workstation');
  expect(imported.stderr).toContain('****-9E3779');

  for (const args of [
    ['release', '--json', '--timeuot', '5'],
    ['import', '--json', path.join(dataFolder, 'no-such-file.json')],
    ['status', '--json', 'stray'],
  ]) {
    const result = await run(args, at);
    expect(jsonOutputOf(result), args.join(' ')).toMatchObject({ ok: false, state: 'usage' });
    expect(result.code).toBe(2);
  }
  const broken = await run(['import', '--json'], { ...at, input: '{"key": ' });
  expectAnswer(broken, polar, { code: 2, state: 'usage', supportCode: 'CLI-INPUT' });
  const elsewhere = await run(['release', '--json'], { ...at, server: 'http://example.com:80' });
  expect(elsewhere.code).toBe(2);
  expect(polar.log.all().map(({ operation }) => operation)).toEqual(['validate']);
  expectSeat('held', polar, dataFolder);
});

test('a release that cannot be sent exits with 5, an unknown outcome with 6, and the next release finds out', async ({
  writeRecord,
  dataFolder,
}) => {
  const gone = await startPolar();
  const at = { dataFolder, server: gone.baseUrl };
  await gone.close();
  await writeRecord('device', seatOf(gone));
  const waiting = { code: 5, state: 'waiting', supportCode: 'NET-UNREACHABLE' };
  expectAnswer(await run(['release', '--json'], at), gone, waiting);
  expectAnswer(await run(['status', '--json'], at), gone, waiting);

  const back = await startPolar({ port: Number(new URL(gone.baseUrl).port) });
  back.faults.add({ type: 'late-answer', ms: 60_000 }, { on: 'deactivate' });
  back.faults.add({ type: 'hang' }, { on: 'validate', times: Number.POSITIVE_INFINITY });
  const unknown = await run(['release', '--json', '--timeout', '4'], at);
  expect(jsonOutputOf(unknown)).toMatchObject({ ok: false, exitCode: 6, state: 'unknown' });
  expect(unknown.code).toBe(6);
  expect(isHeldAtPolar(back)).toBe(false);

  back.faults.clear();
  const found = await run(['release', '--json'], at);
  expectAnswer(found, back, { code: 0, state: 'released' });
  expect(jsonOutputOf(found)['how']).toBe('found-free');
  expect(back.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', back, dataFolder);
  await back.close();
});

test('a refusal exits with 1 and keeps the seat', async ({ polar, writeRecord, dataFolder }) => {
  await writeRecord('device', seatOf(polar));
  const at = { dataFolder, server: polar.baseUrl };
  polar.faults.add({ type: 'fields-refused' }, { on: 'deactivate' });
  const refused = await run(['release', '--json'], at);
  expectAnswer(refused, polar, { code: 1, state: 'failed', supportCode: 'POLAR-422' });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('held', polar, dataFolder);
});

test('commands beside an open window share its rate limit, and it shows their release, which is sent once', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  const at = { dataFolder, server: polar.baseUrl };
  await untilConfirmed(page);
  polar.log.clear();
  polar.faults.add({ type: 'fields-refused' }, { on: 'deactivate', times: 3 });
  // Holding the seat's lock keeps all of them waiting, so that they start at once.
  const commands = await createLock(dataFolder, realClock).hold(5_000, async () => {
    const started = [1, 2, 3].map(async () => await run(['release', '--json'], at));
    await expect.poll(() => releasesAsked(dataFolder), { timeout: 15_000 }).toBe(3);
    await page.getByRole('button', { name: en.device.actions.check }).click();
    await expect(stateCard(page)).toContainText(en.device.checking.detail);
    return started;
  });
  const refused = { code: 1, state: 'failed', supportCode: 'POLAR-422' };
  for (const command of commands ?? []) expectAnswer(await command, polar, refused);
  await untilConfirmed(page);
  const arrived = polar.log.all().map(({ at: time }) => time);
  expect(polar.log.count({ operation: 'validate' })).toBe(1);
  expect(arrived).toHaveLength(4);
  // Four requests in a row do not fit into one second.
  expect(Math.max(...arrived) - Math.min(...arrived)).toBeGreaterThanOrEqual(1_000);
  polar.log.clear();

  const result = await run(['release', '--json'], at);
  expectAnswer(result, polar, { code: 0, state: 'released' });
  await expect(headline(page, en.device.released.title)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(en.receipt.askedBy['command-line']);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', polar, dataFolder);
});
