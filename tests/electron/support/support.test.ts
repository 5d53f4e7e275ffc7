import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppState } from '../../../shared/app-state.ts';
import { findCase } from '../../../shared/find-case.ts';
import { CaseRequest } from '../../../shared/support-case.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { mailLink, type Mail } from '../../../electron/services/support/mail-link.ts';
import { knownServer } from '../../../electron/services/support/support-cases.ts';
import { createSupport } from '../../../electron/services/support/support.ts';
import { createSupportLinks, linkPause } from '../../../electron/services/support/support-link.ts';
import { en } from '../../../shared/text/en.ts';
import { appStateOf, receiptAt } from '../../support/sample-state.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { deviceIn, onlyId } from '../../support/only-seat.ts';

let polar: Polar;
let app: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(async () => {
  await app.close();
  await polar.close();
});

const lost: CaseRequest = {
  about: 'another-device',
  reason: 'broken',
  deviceName: 'Old ThinkPad',
  lastUsed: 'in May',
  keyEnding: null,
};

async function open(request: CaseRequest) {
  const answer = await app.core.handlers.support.create(v.parse(CaseRequest, request));
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

/** Returns the support of a running app whose window shows another state. */
function supportOver(state: AppState, note: (note: unknown) => void = () => undefined) {
  const { core, ports } = app;
  return createSupport({
    ports,
    secrets: () => [],
    links: core.supportLinks,
    text: core.text,
    state: () => state,
    recordEvent: note,
  });
}

const lettersOf = (wording: string): string => wording.toUpperCase().replaceAll(/[^A-Z\d]/g, '');

describe('a support case', () => {
  test('of another device contains the person’s entries and the license', async () => {
    app = startCore(polar);
    const { code, text } = await open(lost);
    expect(findCase(text)).toMatchObject({
      code,
      about: 'another-device',
      reason: 'broken',
      server: 'loopback',
      displayKey: `****-${polar.key.slice(-6)}`,
      activationHash: null,
      deviceName: 'Old ThinkPad',
      lastUsed: 'in May',
    });
    expect(text).toContain(`Support case ${code}`);
    expect(text).toContain(en.support.reasons.broken);
  });

  test('of this device names its seat by hash', async () => {
    app = startCore(polar);
    const { text } = await open({ ...lost, about: 'this-device', reason: 'other' });
    expect(findCase(text)).toMatchObject({
      activationHash: activationHash(polar.activationId),
      deviceName: 'Studio workstation',
      situation: 'held idle unchecked',
    });
  });

  test('of a computer without a seat takes only the end of the key', async () => {
    app = startCore(polar, { seat: false });
    const { text } = await open({ ...lost, keyEnding: ' 4c7a91 ', server: 'loopback' });
    expect(findCase(text)).toMatchObject({ displayKey: '****-4C7A91', server: 'loopback' });
    for (const [typed, shown] of [
      ['4c', null],
      ['4c7', '****-4C7'],
      ['“****-4c7a91”', '****-4C7A91'],
      ['License key: SEATKEEPER-7c1d9a04-5e2b-4f66-8a31-0b9d424c7a91', '****-4C7A91'],
      // Of a whole key that a seller chose, half.
      ['ABC1234', '****-234'],
    ] as const) {
      const other = await open({ ...lost, keyEnding: typed });
      expect(findCase(other.text)?.displayKey ?? null, typed).toBe(shown);
    }
  });

  test.each([
    ['nothing names it', { type: 'none' }, {}, null],
    [
      'a sandbox was set',
      { type: 'none' },
      { settings: { ...defaultSettings, server: 'sandbox' } },
      'sandbox',
    ],
    [
      'an organization is connected',
      { type: 'none' },
      { connection: { type: 'organization', server: 'sandbox', kept: 'keychain' } },
      'sandbox',
    ],
    ['there is but one', { type: 'none' }, { servers: ['loopback'] }, 'loopback'],
    [
      'the seat was released',
      { type: 'released', receipt: receiptAt(0, { server: 'sandbox' }) },
      {},
      'sandbox',
    ],
  ] as const)('names the server where it is known: %s', (_, device, change, server) => {
    expect(knownServer(device, appStateOf(device, change as Partial<AppState>))).toBe(server);
  });

  test('names no server that no person chose', async () => {
    app = startCore(polar, { seat: false });
    const notes: unknown[] = [];
    const support = supportOver(appStateOf({ type: 'none' }), (note) => notes.push(note));
    const unknown = await support.create(lost);
    const supportResult = await support.create({ ...lost, server: 'sandbox' });
    const serverIn = (opened: typeof supportResult) =>
      opened.ok && findCase(opened.value.text)?.server;
    expect([serverIn(unknown), serverIn(supportResult)]).toEqual([null, 'sandbox']);
    expect(notes[0]).not.toHaveProperty('server');
    expect(notes[1]).toMatchObject({ server: 'sandbox' });
  });

  test('contains no key, token, id or address from any field; nor does anything else', async () => {
    app = startCore(polar, { token: polar.token });
    const secrets = [
      polar.key,
      polar.activationId,
      polar.token,
      polar.customerSession,
      'ingrid.solberg@example.com',
    ];
    for (const secret of secrets) {
      const { text } = await open({
        ...lost,
        deviceName: `It is ${secret}.`,
        lastUsed: secret.slice(0, 60),
        keyEnding: secret,
      });
      expect(findCase(text)).not.toBeNull();
      await app.core.handlers.support.copy();
      await app.core.handlers.support.save();
      const listed = await app.core.handlers.activity.list({ filter: {}, limit: 50 });
      const everything = [text, ...app.ports.shown, ...app.ports.lines, JSON.stringify(listed)];
      for (const each of everything) {
        expect(each).not.toContain(secret);
        // Also not most of it.
        expect(each).not.toContain(secret.slice(0, -8));
      }
    }
  });

  test('removes a key of any other form where this computer holds it', async () => {
    app = startCore(polar, { seat: false });
    const key = 'SEATKEEPER-TEST-1111-1111';
    app.ports.writeRecord('device', {
      server: 'loopback',
      key,
      organizationId: polar.organizationId,
      activationId: polar.activationId,
      label: `Named ${key}`,
      activatedAt: null,
      seats: null,
      confirmedAt: null,
    });
    app = await app.restart();
    for (const about of ['this-device', 'another-device'] as const) {
      const { text } = await open({ ...lost, about, deviceName: key, lastUsed: key });
      expect(text).not.toContain(key);
    }
  });

  test.each<[string, (key: string) => readonly [string, string]]>([
    ['with other dashes', (key) => [key.replaceAll('-', '–'), 'in May']],
    ['with spaces, in small letters', (key) => [key.replaceAll('-', ' ').toLowerCase(), 'in May']],
    ['with percent signs', (key) => ['Studio', key.replaceAll('-', '%2D').slice(0, 60)]],
    ['cut over two fields', (key) => [`Studio ${key.slice(0, 18)}`, key.slice(18)]],
    ['cut the other way round', (key) => [key.slice(-9), key.slice(0, -9)]],
  ])('removes a key that was typed %s', async (_, fields) => {
    app = startCore(polar);
    const [deviceName, lastUsed] = fields(polar.key);
    const { text } = await open({ ...lost, deviceName, lastUsed });
    const typed = findCase(text);
    const kept = lettersOf(`${typed?.deviceName ?? ''}${typed?.lastUsed ?? ''}`);
    const digits = lettersOf(polar.key.slice(-36));
    for (let at = 0; at + 10 <= digits.length; at += 1)
      expect(kept).not.toContain(digits.slice(at, at + 10));
  });

  test('removes the organization’s token, also with spaces in it', async () => {
    app = startCore(polar, { token: polar.token });
    await app.core.handlers.device.check(onlyId(app.core));
    const spaced = polar.token.replaceAll('_', ' ');
    const { text } = await open({ ...lost, deviceName: spaced.slice(0, 120) });
    expect(findCase(text)?.deviceName).toBe('[removed]');
  });

  test('is one entry of the activity log', async () => {
    app = startCore(polar);
    const { code } = await open(lost);
    const listed = await app.core.handlers.activity.list({ filter: {}, limit: 5 });
    if (!listed.ok) throw new Error('no journal');
    expect(listed.value.entries[0]).toMatchObject({ what: 'support-case', reason: code });
  });

  test('is not sent before it exists, nor by mail where the seller gave no address', async () => {
    app = startCore(polar);
    const { support } = app.core.handlers;
    expect(await support.copy()).toMatchObject({ ok: false });
    expect(await support.save()).toMatchObject({ ok: false });
    await open(lost);
    expect(await support.mail()).toMatchObject({ ok: false });
    expect(app.ports.shown).toEqual([]);
  });

  test('is mailed to the seller’s address only', async () => {
    app = startCore(polar);
    const { core, ports } = app;
    const now = core.state.get();
    const vendor = { ...now.vendor, supportEmail: 'help@lumen.example' };
    const support = supportOver({ ...now, vendor });
    const opened = await support.create(lost);
    if (!opened.ok) throw new Error('no case');
    expect(await support.mail()).toMatchObject({ ok: true });
    expect(JSON.parse(ports.shown[0] ?? '')).toEqual({
      to: 'help@lumen.example',
      subject: `Support case ${opened.value.code}`,
      body: opened.value.text,
    });
  });

  test.each([
    ['a usual name', 'Ingrid’s MacBook Air', 'in spring', true],
    ['a long name', 'Studio '.repeat(17), 'x'.repeat(60), true],
    ['a long name in Chinese', '工作室的电脑'.repeat(20), '去年五月'.repeat(15), false],
    ['a long name of emoji', '💻'.repeat(60), '', false],
    ['half a character', '\ud83d'.repeat(20), '', true],
  ])(
    'is at most 2,000 characters as a link, else on the clipboard: %s',
    async (_, name, used, fits) => {
      app = startCore(polar, { seat: false });
      const { core, ports } = app;
      const now = core.state.get();
      const support = supportOver({
        ...now,
        vendor: { ...now.vendor, supportEmail: 'help@lumen.example' },
      });
      const opened = await support.create({ ...lost, deviceName: name, lastUsed: used });
      if (!opened.ok) throw new Error('no case');
      expect(await support.mail()).toEqual({ ok: true, value: fits });
      const mail = JSON.parse(ports.shown.at(-1) ?? '') as Mail;
      expect(mailLink(mail).length).toBeLessThanOrEqual(2_000);
      expect(mail.body).toBe(fits ? opened.value.text : en.support.bundle.paste);
      expect(await ports.clipboard.read()).toBe(fits ? '' : opened.value.text);
    },
  );
});

describe('a support link', () => {
  const asked = { code: 'BCDF-GHJK', isConfirmed: false };

  test('asks, shows its case after a yes, sends nothing and changes no seat', async () => {
    app = startCore(polar);
    const { core } = app;
    core.supportLinks.opened('BCDF-GHJK');
    expect(core.state.get().supportLink).toEqual(asked);
    await core.handlers.support.answerLink(true);
    expect(core.state.get().supportLink).toEqual({ ...asked, isConfirmed: true });
    await core.handlers.support.closeLink();
    expect(core.state.get().supportLink).toBeNull();
    expect(deviceIn(core)).toMatchObject({ type: 'held', release: { type: 'idle' } });
    expect(polar.log.count({})).toBe(0);
  });

  test('stays while its question is open, and a no suppresses links for a minute', async () => {
    app = startCore(polar);
    const clock = createManualClock();
    const links = createSupportLinks({ clock, changed: () => undefined });
    links.opened('BCDF-GHJK');
    links.opened('ZXWV-TSRQ');
    expect(links.current()).toEqual(asked);
    // Only an answered link can be closed.
    links.close();
    expect(links.current()).toEqual(asked);
    links.answer(false);
    links.opened('ZXWV-TSRQ');
    expect(links.current()).toBeNull();
    await clock.advance(linkPause - 1);
    links.opened('ZXWV-TSRQ');
    expect(links.current()).toBeNull();
    await clock.advance(1);
    links.opened('ZXWV-TSRQ');
    expect(links.current()).toEqual({ code: 'ZXWV-TSRQ', isConfirmed: false });
  });
});
