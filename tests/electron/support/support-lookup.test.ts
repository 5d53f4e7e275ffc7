import { describe, expect, test } from 'vitest';
import { caseBlock, type SupportCase } from '../../../shared/support-case.ts';
import { isSure } from '../../../shared/support-lookup.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

/** A case about the first license's first seat, as the customer's app writes it. */
function caseOf(made: Desk, change: Partial<SupportCase> = {}): string {
  return caseBlock({
    version: 1,
    code: 'BCDF-GHJK',
    createdAt: made.clock.now(),
    about: 'another-device',
    reason: 'lost',
    server: 'loopback',
    displayKey: `****-${made.polar.key.slice(-6)}`,
    activationHash: activationHash(made.polar.activationId),
    deviceName: null,
    lastUsed: null,
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'linux',
    ...change,
  });
}

describe('the support desk', () => {
  test.each([
    ['key', ({ polar }: Desk) => ` ${polar.key}\n`],
    ['ending', ({ polar }: Desk) => `****-${polar.key.slice(-6).toLowerCase()}`],
    ['ending', ({ polar }: Desk) => polar.key.slice(-6)],
    ['id', ({ polar }: Desk) => polar.licenseId],
  ] as const)('finds a license by its %s', async (clue, textOf) => {
    const made = await desk({ licenses: 150 });
    await made.readAll();
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp(textOf(made)));
    expect(answer.recognized.map(({ type }) => type)).toEqual([clue]);
    const found = answer.matches.map(({ license }) => license);
    expect(found.map(({ licenseId }) => licenseId)).toContain(made.polar.licenseId);
    // Two keys of this organization happen to end alike.
    expect(new Set(found.map(({ displayKey }) => displayKey))).toEqual(
      new Set([`****-${made.polar.key.slice(-6)}`]),
    );
    expect(found).toHaveLength(clue === 'ending' ? 2 : 1);
    expect(answer.read).toBe(made.size());
  });

  test('finds the seat of an activation id that was looked at', async () => {
    const made = await desk();
    await made.readAll();
    const { licenseId } = made.polar;
    valueOf(await made.core().handlers.licenses.details({ licenseId }));
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp(made.polar.activationId));
    expect(answer).toMatchObject({
      recognized: [{ type: 'id', shown: `****-${made.polar.activationId.slice(-6)}` }],
      matches: [
        {
          fits: ['id'],
          seat: { seat: activationHash(made.polar.activationId) },
          seatIsGone: false,
        },
      ],
    });
  });

  test('finds all licenses of an address', async () => {
    const made = await desk({ licenses: 30 });
    await made.readAll();
    const [row] = rowsOf(made.core(), { sort: { by: 'created', descending: false } });
    const answer = valueOf(
      await made.core().handlers.supportDesk.lookUp(row?.customerEmail?.toUpperCase() ?? ''),
    );
    expect(answer.recognized).toMatchObject([{ type: 'email', licenses: answer.matches.length }]);
    expect(answer.matches.length).toBeGreaterThan(1);
    for (const { license } of answer.matches) {
      expect(license.customerEmail).toBe(row?.customerEmail);
    }
  });

  test('finds the license and the seat of a case, of two licenses that end alike', async () => {
    const made = await desk({ licenses: 150 });
    await made.readAll();
    const block = caseOf(made);
    const { lookUp } = made.core().handlers.supportDesk;
    const answer = valueOf(await lookUp(`Hello,\n> ${block}\nThanks`));
    expect(answer).toMatchObject({
      recognized: [{ type: 'case', shown: 'BCDF-GHJK', licenses: 2 }],
      supportCase: { code: 'BCDF-GHJK' },
      matches: [{ license: { licenseId: made.polar.licenseId }, seatIsGone: false }],
    });
    expect(answer.matches).toHaveLength(1);
    made.polar.seller.release(made.polar.activationId);
    const after = valueOf(await lookUp(block));
    expect(after.matches.every(({ seat, seatIsGone }) => seat === null && seatIsGone)).toBe(true);
  });

  test('tells whether all that could fit was looked at', async () => {
    const made = await desk({ licenses: 30 });
    const { licenseId, activationId } = made.polar;
    const { lookUp } = made.core().handlers.supportDesk;
    const wholeWhen = async (text: string) => {
      const answer = valueOf(await lookUp(text));
      return { ...answer, isSure: isSure(answer) };
    };
    // An organization that was not read, and an address or a key that nobody has.
    expect(await wholeWhen('nobody@nowhere.example')).toMatchObject({ of: 0, isSure: false });
    await made.readAll();
    expect(await wholeWhen('nobody@nowhere.example')).toMatchObject({ matches: [], isSure: true });
    const nameless = caseOf(made, { displayKey: null, activationHash: null });
    for (const name of [activationId, 'a device of theirs', nameless]) {
      const nobody = { matches: [], unjudged: made.size(), isSure: false };
      expect(await wholeWhen(name)).toMatchObject(nobody);
    }
    for (const row of rowsOf(made.core())) {
      valueOf(await made.core().handlers.licenses.details({ licenseId: row.licenseId }));
    }
    const found = { matches: [{ license: { licenseId } }], unjudged: 0, isSure: true };
    expect(await wholeWhen(activationId)).toMatchObject(found);
    // Nothing was recognized in it, so that nothing found says nothing.
    expect(await wholeWhen('a device of theirs')).toMatchObject({
      recognized: [],
      matches: [],
      unjudged: 0,
      isSure: false,
    });
  });

  test('keeps the license of a case that could not be looked at, and says why', async () => {
    const made = await desk();
    await made.readAll();
    made.polar.seller.revokeToken(made.polar.token);
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp(caseOf(made)));
    expect(answer).toMatchObject({
      matches: [{ license: { licenseId: made.polar.licenseId }, seat: null, seatIsGone: false }],
      failure: { code: 'token-ended' },
    });
    expect(isSure(answer)).toBe(false);
  });
});
