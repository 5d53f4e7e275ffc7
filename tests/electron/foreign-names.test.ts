import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { answerJson } from '../../electron/cli/answer-json.ts';
import { createDeviceName } from '../../electron/services/device/device-name.ts';
import { quitQuestion } from '../../electron/services/uninstall/uninstall-prompts.ts';
import { reportCsv, type ReportMessages } from '../../electron/services/bulk/bulk-report.ts';
import { createLicenseQuestions } from '../../electron/services/licenses/license-questions.ts';
import { createLog } from '../../electron/platform/files/log.ts';
import { DeviceLabel, ForeignLabel } from '../../shared/license.ts';
import { findCase } from '../../shared/find-case.ts';
import { isVisible } from '../../shared/foreign-text.ts';
import { languages } from '../../shared/language.ts';
import { CaseRequest } from '../../shared/support-case.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import { writeReply } from '../../shared/write-reply.ts';
import { unsafeCharactersIn, hostileName, hostileRightToLeft } from '../support/hostile-names.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { runCoreCommand } from '../support/run-core-command.ts';
import { clockSpeed, startCore, type RunningCore } from '../support/running-core.ts';
import { seatOf } from '../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../support/test-ports.ts';
import { onlyId } from '../support/only-seat.ts';

// The author of a device's, customer's or product's name writes into every place that shows it: a terminal obeys escape sequences, a file
// of lines gets a line that looks like the app's, and a sentence in the window changes its direction.

let polar: Polar;
let ports: TestPorts;
let app: RunningCore | null = null;

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
});
afterEach(async () => {
  await app?.close();
  app = null;
  ports.close();
  await polar.close();
});

const names = [
  ['hostile characters', hostileName],
  ['letters from right to left', hostileRightToLeft],
  ['nothing at all', ''],
  ['only unseen characters', '\u200b\u202e\u3164'],
  ['5,000 characters', 'Desk '.repeat(1000)],
] as const;

/** Expects a text with this number of lines and without unsafe characters. */
function expectClean(text: string, lines?: number): void {
  expect(unsafeCharactersIn(text, { lines: true }), text).toEqual([]);
  expect(text).not.toMatch(/^\s*Released: the seat is free\./m);
  expect(text).not.toMatch(/“\s*”|: , /);
  if (lines !== undefined) expect(text.trimEnd().split('\n')).toHaveLength(lines);
}

/** Runs the app in plain Node with a seat of this name. */
async function appWith(label: string): Promise<RunningCore> {
  app = startCore(polar, { seat: false });
  app.ports.writeRecord('device', { ...seatOf(polar), label });
  app = await app.restart();
  return app;
}

describe.each(names)('a device whose name is %s', (_, label) => {
  beforeEach(() => {
    ports.writeRecord('device', { ...seatOf(polar), label });
  });

  test('is one line in the terminal, and unchanged in JSON', async () => {
    const answer = await runCoreCommand(ports, ['status'], null);
    expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
    expectClean(answer.message, 1);
    expect(answer.message).not.toMatch(/[\u2066-\u2069]/);
    const context = { command: 'status', appVersion: '1', reason: null, dryRun: false };
    const json = answerJson(answer, context);
    expect(unsafeCharactersIn(json, { lines: true })).toEqual([]);
    expect(JSON.parse(json)).toMatchObject({ seat: { label: v.parse(ForeignLabel, label) } });
  });

  test('adds no line to uninstall.txt', async () => {
    await runCoreCommand(ports, ['release', '--reason', 'uninstall'], null);
    const note = readFileSync(path.join(ports.dataFolder, 'uninstall.txt'), 'utf8');
    expectClean(note, 2);
    expect(note.match(/^  Released:/gm)).toHaveLength(1);
  });

  test('adds no line to a receipt, a table or a case', async () => {
    const { core, ports: shownIn, waitUntil: until } = await appWith(label);
    const { activity, support, device } = core.handlers;
    const opened = await support.create(
      v.parse(CaseRequest, {
        about: 'this-device',
        reason: 'other',
        deviceName: null,
        lastUsed: 'today\u202e\u001b[2J',
        keyEnding: null,
      }),
    );
    if (!opened.ok) throw new Error(opened.failure.code);
    const found = findCase(opened.value.text);
    expect(found).not.toBeNull();
    const title = catalogue.en.support.bundle.title(found?.code ?? '');
    expect(opened.value.text.startsWith(`${title}\n`)).toBe(true);
    await device.release(onlyId(core));
    await until(({ type }) => type === 'released');
    await device.saveReceipt(onlyId(core));
    await activity.saveCsv({});
    await support.copy();
    const [receipt = '', table = ''] = shownIn.shown.filter((text) => /\n/.test(text));
    expectClean(receipt, 14);
    expect(receipt.match(/^Device name: /gm)).toHaveLength(1);
    for (const text of [opened.value.text, ...shownIn.shown])
      expectClean(text.replaceAll(/\ufeff|\r(?=\n)/g, ''));
    expect(table.trimEnd().split('\r\n').length).toBeLessThanOrEqual(6);
  });

  test('changes no system dialog, in either language', async () => {
    const { core } = await appWith(label);
    const { seats } = core.state.get();
    for (const text of [catalogue.en, catalogue.de]) {
      const questions = createLicenseQuestions({
        text: () => text,
        formatContext: () => ({ locale: 'en-US' }),
      });
      const license = {
        key: polar.key,
        customerName: label,
        customerEmail: label,
        customerDeleted: true,
      };
      const seat = { label, activatedAt: 0, isThisComputer: false };
      const nativeQuestions = [
        questions.release(license, seat),
        questions.bulk({
          licenses: 2,
          labels: Array(6).fill(label),
          isResumed: false,
          isOfCommand: false,
        }),
        quitQuestion(
          { action: 'uninstall', seats, releaseOnUninstall: true, target: `/home/${label}` },
          text.native,
        ),
      ];
      for (const { message, detail } of nativeQuestions) {
        expectClean(message, 1);
        expectClean(detail);
        expect(detail.length).toBeLessThan(2_000);
      }
    }
  });

  test('is copied into a reply', async () => {
    const reply = { device: label, how: 'released', caseCode: null } as const;
    const customer = { customerName: label, customerEmail: null };
    for (const language of languages)
      expectClean(
        writeReply(language, undefined, { ...reply, customer }),
        isVisible(label) ? 7 : 5,
      );
  });

  test('is taken over by an import', async () => {
    ports.writeRecord('device', { ...seatOf(polar), label: 'Before' });
    await runCoreCommand(ports, ['release'], null);
    const { id } = polar.seller.addSeat(polar.licenseId, label);
    const { key, organizationId } = polar;
    const input = JSON.stringify({ key, organizationId, activationId: id, label });
    expect(await runCoreCommand(ports, ['import'], input)).toMatchObject({ exitCode: 0 });
    expect(await runCoreCommand(ports, ['release'], null)).toMatchObject({ state: 'released' });
  });
});

test('the app sends only the name that the person confirmed', async () => {
  const tags = Array.from('secret', (character) => 0xe0000 + character.charCodeAt(0));
  const smuggled = `Desk${String.fromCodePoint(...tags)}`;
  expect(v.parse(DeviceLabel, smuggled)).toBe('Desk');
  const requestedPaths: string[] = [];
  const deviceName = createDeviceName({
    hostName: 'Host',
    activity: { entries: () => [] },
    confirmations: {
      ask: async ({ message }) => {
        requestedPaths.push(message);
        return { ok: true, value: undefined };
      },
    },
    text: () => catalogue.en,
  });
  const sent = v.parse(DeviceLabel, hostileRightToLeft);
  await deviceName.confirm(sent);
  expect(requestedPaths[0]).toContain(sent);
});

test('an exported cell is one line, and starts no formula after a space', () => {
  const messages = {
    columns: new Proxy({}, { get: (_, name) => String(name) }),
    results: new Proxy({}, { get: (_, name) => String(name) }),
  } as unknown as ReportMessages;
  const row = {
    licenseId: '1',
    seat: '0123456789ab',
    label: hostileName,
    displayKey: null,
    customerName: '\n=HYPERLINK("https://example.com")',
    customerEmail: null,
    activatedAt: 0,
    isThisComputer: false,
    result: 'released',
    failure: null,
    at: null,
  } as unknown as Parameters<typeof reportCsv>[0] extends Iterable<infer Row> ? Row : never;
  const csv = reportCsv([row], messages, true, null);
  expectClean(csv.replaceAll(/\ufeff|\r(?=\n)/g, ''), 2);
  expect(csv).toContain("'=HYPERLINK");
});

test('a log message with line breaks is one line', () => {
  createLog(ports.dataFolder).info('said', { file: `a\u001b]0;x\u0007\u2028b` });
  expectClean(readFileSync(path.join(ports.dataFolder, 'seatkeeper.log'), 'utf8'), 1);
});
