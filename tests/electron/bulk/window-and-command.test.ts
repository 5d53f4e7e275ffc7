import { describe, expect, test } from 'vitest';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import type { Ports } from '../../../electron/ports.ts';
import { en } from '../../../shared/text/en.ts';
import { codeOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import {
  expectEachReleasedOnce,
  liveSeatCount,
  planBulkRelease,
  rowsOfRun,
  runToTheEnd,
} from '../../support/bulk-harness.ts';
import { createTestStream, type TestStream } from '../../support/command-input.ts';
import { withHttpHooks, type HttpHooks } from '../../support/http-hooks.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Runs a command of another process over the files of the window. */
async function command(
  { ports, polar }: AdminHarness,
  args: readonly string[],
  options: {
    readonly plan?: string;
    readonly stream?: TestStream;
    readonly http?: Ports['http'];
  } = {},
) {
  const { plan = '', stream = createTestStream(), http = ports.http } = options;
  const files = {
    ...ports,
    http,
    activityFile: createAppendLog(ports.dataFolder, 'activity', 'history'),
    bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger'),
  };
  const input = {
    env: () => polar.token,
    bytes: async () => await Promise.resolve(new TextEncoder().encode(plan)),
  };
  return await runCoreCommand(files, args, input, undefined, { stream });
}

/** Returns a window whose run is paused after some releases. */
async function openPausedRun() {
  const wire: HttpHooks = {};
  const harness = await openTestHarness({ licenses: 30, wrapHttp: withHttpHooks(wire) });
  await harness.readAll();
  const seats = await planBulkRelease(harness);
  let sent = 0;
  wire.beforeRelease = () => {
    sent += 1;
    if (sent === 6) void harness.core().handlers.bulk.pause();
  };
  valueOf(await harness.core().handlers.bulk.start({ seats }));
  await harness.waitUntil('a pause', ({ bulk }) => bulk.type === 'paused');
  wire.beforeRelease = () => undefined;
  return { harness, seats };
}

/** Releases all seats by a command that is interrupted at its fourth request. */
async function interruptRelease(harness: AdminHarness): Promise<void> {
  const { http } = harness.ports;
  const table = createTestStream();
  await command(harness, ['licenses', 'export', '--devices'], { stream: table });
  const stream = createTestStream();
  let sent = 0;
  const { exitCode } = await command(harness, ['seats', 'release', '--plan', 'x'], {
    plan: table.text(),
    stream,
    http: {
      async send(request) {
        if (request.url.endsWith('/deactivate') && (sent += 1) === 4) stream.abort();
        return await http.send(request);
      },
    },
  });
  expect(exitCode).toBe(130);
}

describe('a release of the window', { timeout: 60_000 }, () => {
  test('is left alone by the command line without --from-window', async () => {
    const { harness, seats } = await openPausedRun();
    const rows = await rowsOfRun(harness);
    const { licenseId } = harness.polar;
    const other = ['seats', 'release', '--license', licenseId, '--label', 'Studio workstation'];
    for (const args of [
      other,
      ['seats', 'release', '--resume'],
      ['seats', 'release', '--cancel'],
    ]) {
      const refused = await command(harness, args);
      expect(refused).toMatchObject({ exitCode: 1, code: 'BULK-PENDING' });
      expect(refused.message).toContain('--from-window');
    }
    const resumed = await command(harness, ['seats', 'release', '--resume', '--from-window']);
    expect(resumed).toMatchObject({ exitCode: 0, facts: { counts: { seats, open: 0 } } });
    expect(liveSeatCount(harness, rows)).toBe(0);
    expectEachReleasedOnce(harness);
    // The window finds that its run is over.
    expect(codeOf(await harness.core().handlers.bulk.resume())).toBe('bulk-changed');
    expect(harness.state().bulk.type).toBe('none');
  });
});

describe('a release of the command line', { timeout: 60_000 }, () => {
  test('is shown by the window as the command line’s, and continued only when the person confirms it', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await interruptRelease(harness);
    harness.restart();
    valueOf(await harness.core().handlers.licenses.open());
    const { bulk } = await harness.waitUntil('a state', (state) => state.bulk.type !== 'none');
    expect(bulk).toMatchObject({ type: 'interrupted', isOfCommand: true });
    const rows = await rowsOfRun(harness);
    const { questions, answers } = harness.ports;
    answers.push(false);
    expect(codeOf(await harness.core().handlers.bulk.resume())).toBe('not-confirmed');
    expect(questions.at(-1)?.detail).toContain(en.native.confirm.bulk.ofCommand);
    valueOf(await harness.core().handlers.bulk.resume());
    await runToTheEnd(harness);
    expect(liveSeatCount(harness, rows)).toBe(0);
    expectEachReleasedOnce(harness);
  });

  test('that the window does not know is not replaced by a run of the window', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    await interruptRelease(harness);
    expect(codeOf(await harness.core().handlers.bulk.start({ seats }))).toBe('bulk-changed');
    expect(harness.state().bulk).toMatchObject({ type: 'interrupted', isOfCommand: true });
  });
});
