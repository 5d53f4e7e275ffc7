import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConclusive, type LookupAnswer } from '../../../shared/support-lookup.ts';
import { cluesIn } from '../../../electron/services/support/lookup-clues.ts';
import { foundClues } from '../../../electron/services/support/found-clues.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { inSentence } from '../../support/decorated-values.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

// Texts as customers send them: in other letters, in quotes, behind a label, with the whole mail around them.

async function openHarnessWithIndex(licenses = 0): Promise<AdminHarness> {
  const harness = await openTestHarness({ licenses });
  await harness.readAll();
  return harness;
}

const lookUp = async (harness: AdminHarness, text: string): Promise<LookupAnswer> =>
  valueOf(await harness.core().handlers.supportLookup.find(text));
const idsOf = ({ matches }: LookupAnswer): string[] =>
  matches.map(({ license }) => license.licenseId);

/** Returns the oldest license of a customer with an address, and one of another customer. */
function twoCustomers(harness: AdminHarness) {
  const rows = rowsOf(harness.core(), { sort: { by: 'created', descending: false } });
  const [ownLicense, other] = [
    rows.find(({ licenseId }) => licenseId === harness.polar.licenseId),
    rows.find(
      ({ customerEmail, licenseId }) =>
        customerEmail !== null &&
        licenseId !== harness.polar.licenseId &&
        rows.filter((row) => row.customerEmail === customerEmail).length === 1,
    ),
  ];
  if (ownLicense === undefined || other === undefined)
    throw new Error('The stand-in has two customers.');
  return {
    ownLicense: { licenseId: ownLicense.licenseId, email: ownLicense.customerEmail ?? '' },
    other: {
      licenseId: other.licenseId,
      email: other.customerEmail ?? '',
      key: harness.polar.record.license(other.licenseId)?.key ?? '',
    },
  };
}

describe('a key', () => {
  test.each([
    (key: string) => key.toLowerCase(),
    (key: string) => `'${key}'`,
    (key: string) => `“${key}”`,
    (key: string) => `License key: ${key}`,
    (key: string) => key.replaceAll('-', '\u2011'),
    (key: string) => `${key.slice(0, 30)}\u200b${key.slice(30)}`,
    (key: string) => `Hello,\r\n\r\nmy key is\r\n${key}\r\n\r\nThanks\r\nJane`,
    (key: string) => `<p>Key:&nbsp;<b>${key}</b></p>`,
  ])('is found in spelling %#', async (write) => {
    const harness = await openHarnessWithIndex();
    const answer = await lookUp(harness, write(harness.polar.key));
    expect(answer).toMatchObject({
      recognized: [{ type: 'key', shown: `****-${harness.polar.key.slice(-6)}`, licenses: 1 }],
      matches: [{ license: { licenseId: harness.polar.licenseId }, matchedBy: ['key'] }],
    });
    expect(JSON.stringify(answer)).not.toContain(harness.polar.key.slice(0, -6));
  });

  test('is found alone in any decoration', async () => {
    const harness = await openHarnessWithIndex();
    const { key, licenseId } = harness.polar;
    await fc.assert(
      fc.asyncProperty(inSentence(key), async (text) => {
        expect(idsOf(await lookUp(harness, text)), text).toEqual([licenseId]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['ABC1234', 'abc1234'],
    ['ABC1234', '“ABC1234”'],
    ['ABC1234', 'License key: ABC1234'],
    ['ABC1234', 'Guten Tag,\n\n> Lizenzschlüssel: ABC1234\n\nDanke'],
    ['7', '7'],
    ['7', 'License key: 7'],
    ['日本-鍵', '「日本-鍵」'],
    ['日本-鍵', 'License key：日本-鍵'],
    ['OLD-4711-XYZ', 'Hello, my key OLD‑4711‑XYZ does not work.'],
    ['key with spaces', 'key with  spaces'],
  ])('that the seller imported, %j, is found in %j', async (key, text) => {
    const harness = await openTestHarness();
    harness.polar.seller.update(harness.polar.licenseId, { key });
    await harness.readAll();
    const answer = await lookUp(harness, text);
    expect(idsOf(answer)).toEqual([harness.polar.licenseId]);
    expect(answer.recognized).toMatchObject([{ type: 'key', licenses: 1 }]);
    expect(JSON.stringify(answer.recognized)).not.toContain(JSON.stringify(key).slice(1, -1));
  });

  test('has a conclusive answer where no license has it', async () => {
    const harness = await openHarnessWithIndex();
    for (const text of [
      harness.polar.key.replace(/.$/, 'F').replace(/.{4}$/, '0000'),
      'Key: ZZZ-4711',
    ]) {
      const answer = await lookUp(harness, text);
      expect(answer).toMatchObject({ recognized: [{ type: 'key', licenses: 0 }], matches: [] });
      expect(isConclusive(answer)).toBe(true);
    }
  });
});

describe('a text', () => {
  test.each([
    '',
    'Hello, my computer broke and I cannot log in any more.',
    '?',
    'Hello,\n\nplease help.\n\nJane',
  ])('without clues has no conclusive answer: %j', async (text) => {
    const harness = await openHarnessWithIndex();
    const answer = await lookUp(harness, text);
    expect(answer).toMatchObject({ recognized: [], matches: [] });
    expect(isConclusive(answer)).toBe(false);
  });

  test('of one line is searched for by its words', async () => {
    const harness = await openHarnessWithIndex();
    const answer = await lookUp(harness, 'Ingrid Solberg');
    expect(answer).toMatchObject({
      recognized: [],
      matches: [{ license: { licenseId: harness.polar.licenseId }, matchedBy: [] }],
    });
  });

  test('of six letters is a name where no key ends with it', async () => {
    const harness = await openHarnessWithIndex();
    const answer = await lookUp(harness, 'ingrid');
    expect(answer.recognized).toEqual([]);
    expect(idsOf(answer)).toContain(harness.polar.licenseId);
  });
});

describe('several clues', () => {
  test('lead to the license that all of them fit', async () => {
    const harness = await openHarnessWithIndex();
    const { ownLicense } = twoCustomers(harness);
    const text = `From: Ingrid Solberg <${ownLicense.email.toUpperCase()}>\nKey: ${harness.polar.key}`;
    const answer = await lookUp(harness, text);
    expect(answer).toMatchObject({
      isContradictory: false,
      recognized: [{ type: 'key' }, { type: 'email', shown: ownLicense.email }],
      matches: [{ license: { licenseId: ownLicense.licenseId }, matchedBy: ['key', 'email'] }],
    });
    expect(answer.matches).toHaveLength(1);
  });

  test('choose between two keys that end alike by the address', async () => {
    const harness = await openHarnessWithIndex(150);
    const [row] = rowsOf(harness.core(), { text: harness.polar.key });
    const email = row?.customerEmail ?? '';
    const masked = `****-${harness.polar.key.slice(-6)}`;
    expect(idsOf(await lookUp(harness, masked))).toHaveLength(2);
    expect(idsOf(await lookUp(harness, `${masked} ${email}`))).toEqual([harness.polar.licenseId]);
  });

  test('that contradict each other are all shown', async () => {
    const harness = await openHarnessWithIndex();
    const { ownLicense, other } = twoCustomers(harness);
    const answer = await lookUp(harness, `${other.email} writes: my key is ${harness.polar.key}`);
    expect(answer).toMatchObject({
      isContradictory: true,
      matches: [
        { license: { licenseId: ownLicense.licenseId }, matchedBy: ['key'] },
        { license: { licenseId: other.licenseId }, matchedBy: ['email'] },
      ],
    });
  });

  test('are listed even where they fit no license', async () => {
    const harness = await openHarnessWithIndex();
    const { ownLicense } = twoCustomers(harness);
    const text = `${ownLicense.email}: LUMEN-1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA`;
    expect(await lookUp(harness, text)).toMatchObject({
      isContradictory: false,
      recognized: [
        { type: 'key', shown: '****-E304DA', licenses: 0 },
        { type: 'email', shown: ownLicense.email, licenses: 1 },
      ],
      matches: [{ license: { licenseId: ownLicense.licenseId }, matchedBy: ['email'] }],
    });
  });

  test('by a license and an activation lead to the seat', async () => {
    const harness = await openHarnessWithIndex();
    const { key, activationId, licenseId } = harness.polar;
    for (const text of [
      `${key} ${activationId}`,
      `Activation ${activationId.toUpperCase()} of ${key}`,
    ]) {
      const answer = await lookUp(harness, text);
      expect(answer.matches).toMatchObject([
        { license: { licenseId }, seat: { label: 'Studio workstation' }, isSeatGone: false },
      ]);
    }
    // A number of something else is no released seat.
    const order = '9c285b2d-6ce6-4bc7-b8be-adb6a7e304da';
    expect((await lookUp(harness, `${key}, order ${order}`)).matches).toMatchObject([
      { license: { licenseId }, seat: null, isSeatGone: false },
    ]);
  });
});

const uuidOf = (at: number): string =>
  `${at.toString(16).padStart(8, '0')}-6ce6-4bc7-b8be-adb6a7e304da`;

test('a search of 100,000 licenses for a long mail takes less than a second of processor time', () => {
  const table = createLicenseTable();
  for (let at = 0; at < 100_000; at += 1) {
    const customer = {
      name: `Customer ${at}`,
      email: `customer-${at}@mail.example`,
      deleted_at: null,
    };
    const key = `LUMEN-${uuidOf(at).toUpperCase()}`;
    table.put(listedLicense({ id: uuidOf(at), customer, key, created_at: at }), 1, 0);
  }
  const wording = Array.from({ length: 9_000 }, (_, at) => `Zeile-${at}`).join(' ');
  const text = `${wording}\n${uuidOf(4711)} customer-42@mail.example LUMEN-${uuidOf(7)}\n`;
  const start = process.cpuUsage();
  const found = foundClues(table, cluesIn(text));
  const { user, system } = process.cpuUsage(start);
  expect(found.map(({ type }) => type)).toEqual(['key', 'id', 'email']);
  const ids = found.map(({ licenses }) => Array.from(licenses, ({ id }) => id));
  expect(ids).toEqual([[uuidOf(7)], [uuidOf(4711)], [uuidOf(42)]]);
  expect((user + system) / 1000).toBeLessThan(1_000);
});
