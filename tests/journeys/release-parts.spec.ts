import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, killHard, startApp } from '../kill/app-process.ts';
import { releasedActivationIds } from '../support/admin-harness.ts';
import { run } from '../support/journey-command.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const smallParts = fileURLToPath(new URL('../support/release-process.ts', import.meta.url));
const licenseIds = [1, 2, 3].map(licenseId);
const seatsEach = 30;
const seats = licenseIds.length * seatsEach;

test('the app continues a release that was killed between two of its parts, and again within the next one', async ({
  polar,
  dataFolder,
}) => {
  for (const id of licenseIds) {
    for (const { id: seat } of polar.record.liveActivations(id)) polar.seller.release(seat);
    for (let seat = 0; seat < seatsEach; seat += 1) polar.seller.addSeat(id, `Bay ${seat}`);
  }
  polar.faults.add({ type: 'slow', ms: 30 }, { times: Number.POSITIVE_INFINITY });
  const released = (): number => releasedActivationIds(polar).length;
  const plan = path.join(dataFolder, 'plan.csv');
  const token = path.join(dataFolder, 'token.txt');
  await writeFile(plan, licenseIds.join('\n'));
  await writeFile(token, polar.token);
  await chmod(token, 0o600);
  const journal = path.join(dataFolder, 'bulk-release.jsonl');

  // The app's own parts have 20,000 seats. A process with the same code and small parts is killed once its first part has ended.
  const args = ['--import', 'tsx', smallParts, dataFolder, polar.baseUrl, `${seatsEach}`];
  const child = spawn(process.execPath, [...args, '--plan', plan], {
    env: { ...process.env, SEATKEEPER_TOKEN: polar.token },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const hasEnded = (): boolean =>
    existsSync(journal) && readFileSync(journal, 'utf8').includes('"t":"end"');
  await expect.poll(hasEnded, { intervals: [2], timeout: 20_000 }).toBe(true);
  await killHard(child);
  expect(released()).toBe(seatsEach);

  // The real app plans the rest, and is killed within it.
  const resume = ['seats', 'release', '--resume', '--json', `--token-file=${token}`];
  const app = startApp({ dataFolder, server: polar.baseUrl }, resume);
  await expect
    .poll(released, { intervals: [5], timeout: 20_000 })
    .toBeGreaterThanOrEqual(seatsEach + 5);
  await killHard(app);
  expect(await exitCodeOf(app)).toBeNull();
  expect(released()).toBeLessThan(seats);

  const { stdout, code } = await run(resume, { dataFolder, server: polar.baseUrl });
  const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(code).toBe(0);
  expect(answer).toMatchObject({ state: 'released', counts: { seats, released: seats, open: 0 } });
  const ids = releasedActivationIds(polar);
  expect(ids).toHaveLength(seats);
  expect(new Set(ids).size).toBe(seats);
});
