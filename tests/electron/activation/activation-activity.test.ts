import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivityEntry } from '../../../shared/activity.ts';
import { commandOf } from '../../support/command-of.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCommandInProcess } from '../../support/run-command-in-process.ts';
import { startCore, type CoreOptions, type RunningCore } from '../../support/running-core.ts';
import { onlyDevice, onlyId } from '../../support/only-seat.ts';

let polar: Polar;
let window: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
});
afterEach(async () => {
  await window.close();
  await polar.close();
});

function start(options: CoreOptions = {}): RunningCore {
  window = startCore(polar, { seat: false, ...options });
  return window;
}

/** An activation request as the window sends it. */
const activationRequest = () => ({
  server: 'loopback' as const,
  key: polar.key,
  organizationId: polar.organizationId,
  label: 'New laptop',
});

/** Runs a command over the window's folder and activity log. */
async function runCommandInWindowFolder(args: readonly string[], input: string): Promise<string> {
  return (await runCommandInProcess(window.ports, commandOf(args), input)).state;
}

const activate = async (): Promise<string> =>
  await runCommandInWindowFolder(['activate', '--organization', polar.organizationId], polar.key);

/** The activity log, oldest first: event, actor, and the failure's code. */
async function activityEntries(): Promise<unknown[]> {
  const listed = await window.core.handlers.activity.list({ filter: {}, limit: 50 });
  const entries: readonly ActivityEntry[] = listed.ok ? listed.value.entries : [];
  return entries.toReversed().map(({ what, by, code }) => [what, by, code]);
}

test('the log names the command line, or the person at the window', async () => {
  const { handlers } = start().core;
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  expect(await handlers.device.activate(activationRequest())).toMatchObject({ ok: false });
  expect(await activate()).toBe('failed');
  const { key, organizationId, activationId } = polar;
  const own = JSON.stringify({ key, organizationId, activationId, label: 'Studio workstation' });
  expect(await runCommandInWindowFolder(['import'], own)).toBe('active');
  expect(await activityEntries()).toEqual([
    ['activation-failed', 'person', 'SEAT-LIMIT'],
    ['activation-failed', 'command-line', 'SEAT-LIMIT'],
    ['imported', 'command-line', undefined],
  ]);
});

test('the log records a lost answer, and the seat that a later check finds, with who requested it', async () => {
  start({ token: polar.token });
  polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
  await activate();
  expect(await activityEntries()).toEqual([
    ['activation-unknown', 'command-line', 'NET-NO-ANSWER'],
  ]);
  window = await window.restart();
  window.core.resume();
  await window.waitUntil(({ type }) => type === 'held');
  expect((await activityEntries()).slice(1)).toEqual([['activated', 'command-line', undefined]]);
});

test('the log records that a lost request took no seat, when it can no longer arrive', async () => {
  const { handlers } = start({ token: polar.token }).core;
  polar.faults.add({ type: 'request-lost' }, { on: 'activate' });
  await handlers.device.activate(activationRequest());
  window = await window.restart();
  window.core.resume();
  await window.waitUntil(({ type }) => type === 'none');
  expect(await activityEntries()).toEqual([
    ['activation-unknown', 'person', 'NET-NO-ANSWER'],
    ['activation-failed', 'person', undefined],
  ]);
});

test('the log names the person for a pending activation that is abandoned, also of a command', async () => {
  start();
  polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
  await activate();
  window = await window.restart();
  const { activations } = onlyDevice(window.core);
  await window.core.handlers.device.dismiss(onlyId(window.core));
  expect(await activityEntries()).toEqual([
    ['activation-unknown', 'command-line', 'NET-NO-ANSWER'],
    ['activation-abandoned', 'person', undefined],
  ]);
  activations.abandon();
  expect(await activityEntries()).toHaveLength(2);
});
