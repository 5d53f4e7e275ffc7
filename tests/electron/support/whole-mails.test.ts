import { expect, test } from 'vitest';
import { isConclusive } from '../../../shared/support-lookup.ts';
import { valueOf } from '../../support/admin-harness.ts';
import { mailNames, mailOf, type MailName } from '../../support/mails.ts';
import { openTestHarness } from '../../support/test-harness.ts';

// Whole mails in the support lookup: each leads to its license and seat, or shows what is missing.

const email = 'ingrid.solberg@example.com';

/** The clues of each mail that fit a license, and its seat; null where it names none. */
const leadsTo: Readonly<
  Record<
    Exclude<MailName, 'nothing-de' | 'contradiction-en'>,
    {
      readonly matchedBy: readonly string[];
      readonly seat: string | null;
      readonly why?: string;
      /** Whether the message came from the buyer's address; null where it does not show. */
      readonly isFromBuyer: boolean | null;
      readonly forwardedBy?: string;
    }
  >
> = {
  // "The MacBook" is a part of the device's name only.
  'outlook-en': { matchedBy: ['key', 'email'], seat: null, isFromBuyer: true },
  // Its only address is the seller’s, in the line before the quotation.
  'gmail-de': { matchedBy: ['case'], seat: 'Ingrid’s MacBook Air', why: 'case', isFromBuyer: null },
  'apple-mail-en': {
    matchedBy: ['case'],
    seat: 'Ingrid’s MacBook Air',
    why: 'case',
    isFromBuyer: null,
  },
  // The lines for people of a case name the device, not its seat.
  'thunderbird-de': {
    matchedBy: ['case', 'email'],
    seat: 'Ingrid’s MacBook Air',
    why: 'case',
    isFromBuyer: true,
  },
  'mobile-en': { matchedBy: ['email', 'ending'], seat: null, isFromBuyer: null },
  'web-mail-de.html': { matchedBy: ['key', 'email'], seat: null, isFromBuyer: true },
  'exchange-de': {
    matchedBy: ['key'],
    seat: 'Studio workstation',
    why: 'id',
    isFromBuyer: null,
  },
  'forwarded-twice-en': {
    matchedBy: ['case', 'email'],
    seat: 'Ingrid’s MacBook Air',
    why: 'case',
    // The reseller forwarded it.
    isFromBuyer: true,
    forwardedBy: 'desk@reseller.example',
  },
  'source-quoted-printable': { matchedBy: ['key', 'email'], seat: null, isFromBuyer: true },
  'pdf-copy-en': { matchedBy: ['key'], seat: null, isFromBuyer: null },
};

test.each(Object.entries(leadsTo))(
  '%s leads to the license',
  async (name, { matchedBy, seat, why, isFromBuyer, forwardedBy = null }) => {
    const harness = await openTestHarness({ licenses: 150 });
    await harness.readAll();
    for (const ends of ['\n', '\r\n']) {
      const text = mailOf(name as MailName, harness.polar).replaceAll('\n', ends);
      const answer = valueOf(await harness.core().handlers.supportLookup.find(text));
      expect(answer.isContradictory).toBe(false);
      // Who wrote it first, also where another person forwarded it.
      if (isFromBuyer === true) expect(answer.sender).toBe(email);
      expect(
        answer.matches.map(({ license, ...match }) => ({ ...match, id: license.licenseId })),
      ).toEqual([
        {
          id: harness.polar.licenseId,
          matchedBy,
          seat: seat === null ? null : expect.objectContaining({ label: seat, why }),
          isSeatGone: false,
          isFromBuyer,
          forwardedBy,
        },
      ]);
      // Clues that fit no license are shown as such, and none is invented.
      const fitting = answer.recognized.filter(({ licenses }) => licenses > 0);
      expect(fitting.map(({ type }) => type)).toEqual(matchedBy);
      for (const { type, shown } of answer.recognized) {
        if (type === 'email')
          expect(text).toMatch(new RegExp(shown.replace('@', '(?:@|%40|&#64;)')));
        if (type === 'key') expect(shown).toBe(`****-${harness.polar.key.slice(-6)}`);
      }
      expect(JSON.stringify(answer)).not.toContain(harness.polar.key.slice(-20));
      expect(answer.language).toBe(
        name === 'pdf-copy-en'
          ? 'en'
          : name.includes('-de') || name.startsWith('source')
            ? 'de'
            : 'en',
      );
      // Each clue is marked where it stands, also where a mail program wrapped, quoted or encoded it.
      const marked = answer.marked.flat().filter(({ type }) => type !== null);
      for (const { type, shown } of answer.recognized)
        expect(marked, `${type} ${shown}`).toContainEqual({ type, text: shown });
    }
  },
);

test('a mail of a person without a license shows its clues', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const text = mailOf('nothing-de', harness.polar);
  const answer = valueOf(await harness.core().handlers.supportLookup.find(text));
  expect(answer).toMatchObject({
    matches: [],
    recognized: [
      { type: 'email', shown: 'heinz.krause@privat.example', licenses: 0 },
      { type: 'email', shown: 'help@lumen.example', licenses: 0 },
    ],
  });
  expect(isConclusive(answer)).toBe(true);
  // Without the header there are no clues, and the answer is not conclusive.
  const body = text.slice(text.indexOf('Hallo'));
  const unsure = valueOf(await harness.core().handlers.supportLookup.find(body));
  expect(unsure).toMatchObject({ matches: [], recognized: [] });
  expect(isConclusive(unsure)).toBe(false);
});

test('a mail with another customer’s key shows a contradiction', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const text = mailOf('contradiction-en', harness.polar);
  const answer = valueOf(await harness.core().handlers.supportLookup.find(text));
  expect(answer.isContradictory).toBe(true);
  expect(answer.matches[0]).toMatchObject({
    license: { licenseId: harness.polar.licenseId, customerEmail: email },
    matchedBy: ['key'],
  });
  expect(answer.matches.slice(1).map(({ matchedBy: fits }) => fits)).toEqual([['email']]);
});

test('all mails are tested', () => {
  expect([...Object.keys(leadsTo), 'nothing-de', 'contradiction-en'].toSorted()).toEqual(
    mailNames.toSorted(),
  );
});
