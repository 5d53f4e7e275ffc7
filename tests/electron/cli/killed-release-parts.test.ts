import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandAnswer } from '../../../electron/cli/answer.ts';
import { releasedActivationIds } from '../../support/admin-harness.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { testFolders } from '../../support/test-folders.ts';

const script = fileURLToPath(new URL('../../support/release-process.ts', import.meta.url));
/** The licenses of the plan, each of which gets seats of its own, and the most seats of a run. */
const licenseIds = [1, 2, 3, 4, 5, 6].map(licenseId);
const seatsEach = 12;
const maxRunSeats = 2 * seatsEach;
const seats = licenseIds.length * seatsEach;

let polar: Polar;
let folder: string;

beforeEach(async () => {
  polar = await startPolar();
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-parts-'));
  for (const id of licenseIds) {
    for (const { id: seat } of polar.record.liveActivations(id)) polar.seller.release(seat);
    for (let seat = 0; seat < seatsEach; seat += 1) polar.seller.addSeat(id, `Bay ${seat}`);
  }
  fs.writeFileSync(path.join(folder, 'plan.csv'), licenseIds.join('\n'));
});
afterEach(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await polar.close();
});

/** Starts the command as a process of its own. */
function startRelease() {
  const args = [folder, polar.baseUrl, `${maxRunSeats}`, '--plan', path.join(folder, 'plan.csv')];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, SEATKEEPER_TOKEN: polar.token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, exit: once(child, 'exit'), output: text(child.stdout) };
}

/** Resolves once the condition is met, or the process has ended. */
async function killWhen(isReached: () => boolean): Promise<void> {
  const { child, exit } = startRelease();
  while (!isReached() && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await exit;
}

/** Returns the lines of the journal of a type. */
function journalLines(type: string): number {
  const file = path.join(folder, 'bulk-release.jsonl');
  const journal = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  return journal.split(`"t":"${type}"`).length - 1;
}

test('a command that is killed within a part, between two parts and within the next one loses and repeats no result', async () => {
  polar.faults.add({ type: 'slow', ms: 20 }, { times: Number.POSITIVE_INFINITY });
  const released = (): number => releasedActivationIds(polar).length;

  await killWhen(() => released() >= 3);
  expect(released()).toBeLessThan(maxRunSeats);
  // Between two parts: the first one has ended, and the next one is being planned.
  await killWhen(() => journalLines('end') === 1);
  expect(released()).toBe(maxRunSeats);
  const anew = polar.seller.addSeat(licenseIds[0] ?? '', 'Taken anew');
  await killWhen(() => released() >= maxRunSeats + 3);
  expect(released()).toBeLessThan(seats);

  const { exit, output } = startRelease();
  await exit;
  const answer = JSON.parse((await output).trim().split('\n').at(-1) ?? '') as CommandAnswer;
  expect(answer).toMatchObject({ exitCode: 0, state: 'released' });
  expect(answer.facts['counts']).toEqual({
    seats,
    released: seats,
    alreadyFree: 0,
    stillHeld: 0,
    failed: 0,
    leftOut: 0,
    open: 0,
  });
  const ids = releasedActivationIds(polar);
  expect(ids).toHaveLength(seats);
  expect(new Set(ids).size).toBe(seats);
  expect(licenseIds.flatMap((id) => polar.record.liveActivations(id))).toMatchObject([
    { id: anew.id },
  ]);
  // The activity log has each seat: an entry that a kill let be written twice has a receipt of the same id.
  const activity = fs.readFileSync(path.join(folder, 'activity.jsonl'), 'utf8');
  const entries = activity
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly receipt: { readonly id: string } });
  expect(new Set(entries.map(({ receipt }) => receipt.id)).size).toBe(seats);
}, 60_000);
