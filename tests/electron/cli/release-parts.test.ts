import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import type { Ports } from '../../../electron/ports.ts';
import { releasedActivationIds } from '../../support/admin-harness.ts';
import { createTestStream, type TestStream } from '../../support/command-input.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

/** The licenses of the plan, each of which gets seats of its own. */
const licenseIds = [1, 2, 3, 4].map(licenseId);
const seatsEach = 3;
/** The most seats of a run: two parts or more. */
const maxRunSeats = 2 * seatsEach;

let polar: Polar;
let ports: TestPorts;
let files: Ports;

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar });
  files = { ...ports, bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger') };
  for (const id of licenseIds) {
    for (const { id: seat } of polar.record.liveActivations(id)) polar.seller.release(seat);
    for (let seat = 0; seat < seatsEach; seat += 1) polar.seller.addSeat(id, `Bay ${seat}`);
  }
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

const plan = (ids: readonly string[] = licenseIds): string => ids.join('\r\n');
const liveSeats = (): number => licenseIds.flatMap((id) => polar.record.liveActivations(id)).length;
const journalName = (): string => path.join(ports.dataFolder, 'bulk-release.jsonl');

/** Runs `seats release` and returns its answer with its records. */
async function release(
  args: readonly string[],
  options: { readonly table?: string; readonly stream?: TestStream; readonly ports?: Ports } = {},
) {
  const { table = plan(), stream = createTestStream() } = options;
  const input = {
    env: () => polar.token,
    bytes: async () => await Promise.resolve(new TextEncoder().encode(table)),
  };
  const answer = await runCoreCommand(
    options.ports ?? files,
    ['seats', 'release', '--json', ...args],
    input,
    undefined,
    { stream, maxRunSeats },
  );
  const records = stream
    .text()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    ...answer,
    records,
    counts: answer.facts['counts'] as Readonly<Record<string, number>> | undefined,
  };
}

const byPlan = ['--plan', 'x'];

/** Interrupts the release of the plan when `isReached` says so of a request. */
async function interruptAt(isReached: (url: string, releases: number) => boolean) {
  const stream = createTestStream();
  let releases = 0;
  const http: Ports['http'] = {
    async send(request) {
      if (request.url.endsWith('/deactivate')) releases += 1;
      if (isReached(request.url, releases)) stream.abort();
      return await ports.http.send(request);
    },
  };
  return await release(byPlan, { stream, ports: { ...files, http } });
}

describe('seats release of a plan that is too long for one run', { timeout: 60_000 }, () => {
  test('releases it in parts, with one record for each seat and one answer', async () => {
    const result = await release(byPlan);
    expect(result).toMatchObject({ exitCode: 0, state: 'released' });
    expect(result.counts).toEqual({
      seats: 12,
      released: 12,
      alreadyFree: 0,
      stillHeld: 0,
      failed: 0,
      leftOut: 0,
      open: 0,
    });
    expect(result.records).toHaveLength(12);
    const seats = result.records.map(({ activationHash }) => activationHash);
    expect(new Set(seats).size).toBe(12);
    expect(liveSeats()).toBe(0);
    expect(ports.everythingOnDisk()).not.toContain(journalName());
  });

  test('lists all parts in a dry run, and sends no release', async () => {
    const result = await release([...byPlan, '--dry-run']);
    expect(result).toMatchObject({ exitCode: 0, state: 'listed', counts: { seats: 12 } });
    expect(result.records.map(({ result: seat }) => seat)).toEqual(Array(12).fill('planned'));
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('reports a line without meaning once, and ends with 1', async () => {
    const result = await release(byPlan, { table: `${plan()}\r\nnonsense 99,x` });
    expect(result).toMatchObject({ exitCode: 1, code: 'CLI-INCOMPLETE' });
    expect(result.counts).toMatchObject({ released: 12, skipped: 1 });
    expect(result.records.filter(({ type }) => type === 'skipped')).toHaveLength(1);
  });

  test.each([
    ['the same command', byPlan],
    ['--resume', ['--resume']],
  ])('continues after an interruption within the second part: %s', async (_, args) => {
    const interrupted = await interruptAt((_url, releases) => releases === maxRunSeats + 2);
    expect(interrupted).toMatchObject({ exitCode: 130, code: 'CLI-INTERRUPTED' });
    expect(interrupted.counts?.['released']).toBeGreaterThanOrEqual(maxRunSeats);
    const result = await release(args);
    expect(result).toMatchObject({ exitCode: 0, counts: { seats: 12, released: 12, open: 0 } });
    const ids = releasedActivationIds(polar);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });

  test('continues after an interruption between two parts, and spares a seat that was taken anew', async () => {
    // The checks of the next part follow the last release of the first one.
    const interrupted = await interruptAt(
      (url, releases) => releases === maxRunSeats && !url.endsWith('/deactivate'),
    );
    expect(interrupted).toMatchObject({ exitCode: 130 });
    expect(liveSeats()).toBe(6);
    const done = String(interrupted.records[0]?.['licenseId']);
    const anew = polar.seller.addSeat(done, 'Taken anew');
    const other = await release(byPlan, { table: plan(licenseIds.slice(0, 1)) });
    expect(other).toMatchObject({ exitCode: 1, code: 'BULK-PENDING' });
    const result = await release(byPlan);
    expect(result).toMatchObject({ exitCode: 0, counts: { seats: 12, released: 12 } });
    expect(releasedActivationIds(polar)).not.toContain(anew.id);
    expect(liveSeats()).toBe(1);
  });

  test('sends nothing more after --cancel', async () => {
    await interruptAt((_url, releases) => releases === 2);
    const left = liveSeats();
    const result = await release(['--cancel']);
    expect(result.counts).toMatchObject({ open: 0 });
    expect(liveSeats()).toBe(left);
    expect(await release(['--resume'])).toMatchObject({ exitCode: 0, counts: { seats: 0 } });
  });

  test('ends with the failure of a plan of a next part, and continues when it is mended', async () => {
    const http: Ports['http'] = {
      async send(request) {
        const isChecked = polar.log.count({ operation: 'deactivate' }) === maxRunSeats;
        return isChecked
          ? { type: 'not-sent', why: 'network-unreachable' }
          : await ports.http.send(request);
      },
    };
    const stopped = await release(byPlan, { ports: { ...files, http } });
    expect(stopped).toMatchObject({ exitCode: 1, code: 'NET-UNREACHABLE' });
    expect(stopped.message).toMatch(/--resume/);
    expect(stopped.counts).toMatchObject({ released: maxRunSeats });
    expect(await release(byPlan)).toMatchObject({ exitCode: 0, counts: { released: 12 } });
  });
});
