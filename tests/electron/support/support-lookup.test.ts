import { describe, expect, test } from 'vitest';
import { caseBlock, type SupportCase } from '../../../shared/support-case.ts';
import { isConclusive } from '../../../shared/support-lookup.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Returns a case about the first license's first seat, as the customer's app writes it. */
function caseOf(harness: AdminHarness, change: Partial<SupportCase> = {}): string {
  return caseBlock({
    version: 1,
    code: 'BCDF-GHJK',
    createdAt: harness.clock.now(),
    about: 'another-device',
    reason: 'lost',
    server: 'loopback',
    displayKey: `****-${harness.polar.key.slice(-6)}`,
    activationHash: activationHash(harness.polar.activationId),
    deviceName: null,
    lastUsed: null,
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'linux',
    ...change,
  });
}

describe('the support lookup', () => {
  test.each([
    ['key', ({ polar }: AdminHarness) => ` ${polar.key}\n`],
    ['ending', ({ polar }: AdminHarness) => `****-${polar.key.slice(-6).toLowerCase()}`],
    ['ending', ({ polar }: AdminHarness) => polar.key.slice(-6)],
    ['id', ({ polar }: AdminHarness) => polar.licenseId],
  ] as const)('finds a license by its %s', async (clue, textOf) => {
    const harness = await openTestHarness({ licenses: 150 });
    await harness.readAll();
    const answer = valueOf(await harness.core().handlers.supportLookup.find(textOf(harness)));
    expect(answer.recognized.map(({ type }) => type)).toEqual([clue]);
    const found = answer.matches.map(({ license }) => license);
    expect(found.map(({ licenseId }) => licenseId)).toContain(harness.polar.licenseId);
    // Two keys of this organization end alike.
    expect(new Set(found.map(({ displayKey }) => displayKey))).toEqual(
      new Set([`****-${harness.polar.key.slice(-6)}`]),
    );
    expect(found).toHaveLength(clue === 'ending' ? 2 : 1);
    expect(answer.read).toBe(harness.licenseCount());
  });

  test('finds the license of a buyer who writes with another tag in the address, with a warning', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const from = 'ingrid.solberg+work@example.com';
    const answer = valueOf(
      await harness.core().handlers.supportLookup.find(`From: ${from}\n\nHello`),
    );
    expect(answer.recognized).toEqual([{ type: 'email', shown: from, licenses: 1 }]);
    expect(answer.matches).toMatchObject([
      { license: { licenseId: harness.polar.licenseId }, matchedBy: ['email'], isFromBuyer: false },
    ]);
  });

  test('finds a key by its end with letters that were read as digits, unless another key ends so', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const { handlers } = harness.core();
    const rows = rowsOf(harness.core(), {});
    const ends = rows.map(({ displayKey }) => displayKey.slice(-6));
    const end = ends.find((each) => /[01]/.test(each)) ?? '';
    expect(end).not.toBe('');
    const typed = end.replaceAll('0', 'O').replaceAll('1', 'l');
    const { matches } = valueOf(await handlers.supportLookup.find(`My key ends in ${typed}.`));
    expect(matches.length).toBe(ends.filter((each) => each === end).length);
    for (const { license, matchedBy } of matches) {
      expect(license.displayKey.slice(-6)).toBe(end);
      expect(matchedBy).toEqual(['ending']);
    }
  });

  test('finds the checked seat of an activation id', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const { licenseId } = harness.polar;
    valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    const answer = valueOf(
      await harness.core().handlers.supportLookup.find(harness.polar.activationId),
    );
    expect(answer).toMatchObject({
      recognized: [{ type: 'id', shown: `****-${harness.polar.activationId.slice(-6)}` }],
      matches: [
        {
          matchedBy: ['id'],
          seat: { seat: activationHash(harness.polar.activationId) },
          isSeatGone: false,
        },
      ],
    });
  });

  test('proposes the device of a buyer whose mail names its model alone', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const mail =
      'From: ingrid.solberg@example.com\n\nHello, my MacBook Air was stolen.\nPlease help.';
    const { matches } = valueOf(await harness.core().handlers.supportLookup.find(mail));
    expect(matches).toMatchObject([
      { seat: { label: 'Ingrid’s MacBook Air', why: 'device' }, isFromBuyer: true },
    ]);
  });

  test('finds all licenses of an address', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const [row] = rowsOf(harness.core(), { sort: { by: 'created', descending: false } });
    const answer = valueOf(
      await harness.core().handlers.supportLookup.find(row?.customerEmail?.toUpperCase() ?? ''),
    );
    expect(answer.recognized).toMatchObject([{ type: 'email', licenses: answer.matches.length }]);
    expect(answer.matches.length).toBeGreaterThan(1);
    for (const { license } of answer.matches) {
      expect(license.customerEmail).toBe(row?.customerEmail);
    }
  });

  test('finds the license and the seat of a case among two keys that end alike', async () => {
    const harness = await openTestHarness({ licenses: 150 });
    await harness.readAll();
    const block = caseOf(harness);
    const { find: lookUp } = harness.core().handlers.supportLookup;
    const answer = valueOf(await lookUp(`Hello,\n> ${block}\nThanks`));
    expect(answer).toMatchObject({
      recognized: [{ type: 'case', shown: 'BCDF-GHJK', licenses: 2 }],
      supportCase: { code: 'BCDF-GHJK' },
      matches: [{ license: { licenseId: harness.polar.licenseId }, isSeatGone: false }],
    });
    expect(answer.matches).toHaveLength(1);
    harness.polar.seller.release(harness.polar.activationId);
    const after = valueOf(await lookUp(block));
    expect(
      after.matches.every(({ seat, isSeatGone: seatIsGone }) => seat === null && seatIsGone),
    ).toBe(true);
  });

  test('reports whether it searched everything that may fit', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    const { licenseId, activationId } = harness.polar;
    const { find: lookUp } = harness.core().handlers.supportLookup;
    const wholeWhen = async (text: string) => {
      const answer = valueOf(await lookUp(text));
      return { ...answer, isSure: isConclusive(answer) };
    };
    // An organization that was not read, and an unknown address or key.
    expect(await wholeWhen('unknown@nowhere.example')).toMatchObject({ total: 0, isSure: false });
    await harness.readAll();
    expect(await wholeWhen('unknown@nowhere.example')).toMatchObject({ matches: [], isSure: true });
    const nameless = caseOf(harness, { displayKey: null, activationHash: null });
    for (const name of [activationId, 'a device of theirs', nameless]) {
      const inconclusive = { matches: [], undetermined: harness.licenseCount(), isSure: false };
      expect(await wholeWhen(name)).toMatchObject(inconclusive);
    }
    for (const row of rowsOf(harness.core())) {
      valueOf(await harness.core().handlers.licenses.details({ licenseId: row.licenseId }));
    }
    const found = { matches: [{ license: { licenseId } }], undetermined: 0, isSure: true };
    expect(await wholeWhen(activationId)).toMatchObject(found);
    // Without clues, an answer without matches is not conclusive.
    expect(await wholeWhen('a device of theirs')).toMatchObject({
      recognized: [],
      matches: [],
      undetermined: 0,
      isSure: false,
    });
  });

  test('includes the license of a case that could not be checked, with the failure', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    harness.polar.seller.revokeToken(harness.polar.token);
    const answer = valueOf(await harness.core().handlers.supportLookup.find(caseOf(harness)));
    expect(answer).toMatchObject({
      matches: [{ license: { licenseId: harness.polar.licenseId }, seat: null, isSeatGone: false }],
      failure: { code: 'token-ended' },
    });
    expect(isConclusive(answer)).toBe(false);
  });
});
