import { expect, test } from 'vitest';
import { isSure } from '../../../shared/support-lookup.ts';
import { valueOf } from '../../support/admin-harness.ts';
import { mailNames, mailOf, type MailName } from '../../support/mails.ts';
import { desk } from '../../support/test-harness.ts';

// Whole mails are pasted into the support lookup. Each leads to the license and the seat that it names, or shows what is missing.

const email = 'ingrid.solberg@example.com';

/** What each mail leads to: which clues fit a license, and the seat; null where it names none. */
const leadsTo: Readonly<
  Record<
    Exclude<MailName, 'nothing-de' | 'contradiction-en'>,
    { readonly fits: readonly string[]; readonly seat: string | null }
  >
> = {
  'outlook-en': { fits: ['key', 'email'], seat: null },
  'gmail-de': { fits: ['case'], seat: 'Ingrid’s MacBook Air' },
  'apple-mail-en': { fits: ['case'], seat: 'Ingrid’s MacBook Air' },
  'thunderbird-de': { fits: ['case', 'email'], seat: null },
  'mobile-en': { fits: ['email', 'ending'], seat: null },
  'web-mail-de.html': { fits: ['key', 'email'], seat: null },
  'exchange-de': { fits: ['key'], seat: 'Studio workstation' },
  'forwarded-twice-en': { fits: ['case', 'email'], seat: 'Ingrid’s MacBook Air' },
  'source-quoted-printable': { fits: ['key', 'email'], seat: null },
  'pdf-copy-en': { fits: ['key'], seat: null },
};

test.each(Object.entries(leadsTo))('%s leads to the license', async (name, { fits, seat }) => {
  const made = await desk({ licenses: 150 });
  await made.readAll();
  for (const ends of ['\n', '\r\n']) {
    const text = mailOf(name as MailName, made.polar).replaceAll('\n', ends);
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp(text));
    expect(answer.isContradictory).toBe(false);
    expect(
      answer.matches.map(({ license, ...match }) => ({ ...match, id: license.licenseId })),
    ).toEqual([
      {
        id: made.polar.licenseId,
        fits,
        seat: seat === null ? null : expect.objectContaining({ label: seat }),
        seatIsGone: false,
      },
    ]);
    // What fits no license is shown as that, and nothing was made up.
    const fitting = answer.recognized.filter(({ licenses }) => licenses > 0);
    expect(fitting.map(({ type }) => type)).toEqual(fits);
    for (const { type, shown } of answer.recognized) {
      if (type === 'email') expect(text).toMatch(new RegExp(shown.replace('@', '(?:@|%40|&#64;)')));
      if (type === 'key') expect(shown).toBe(`****-${made.polar.key.slice(-6)}`);
    }
    expect(JSON.stringify(answer)).not.toContain(made.polar.key.slice(-20));
  }
});

test('a mail of somebody who has no license is shown with what it has', async () => {
  const made = await desk();
  await made.readAll();
  const text = mailOf('nothing-de', made.polar);
  const answer = valueOf(await made.core().handlers.supportDesk.lookUp(text));
  expect(answer).toMatchObject({
    matches: [],
    recognized: [
      { type: 'email', shown: 'heinz.krause@privat.example', licenses: 0 },
      { type: 'email', shown: 'help@lumen.example', licenses: 0 },
    ],
  });
  expect(isSure(answer)).toBe(true);
  // Without the header nothing is recognized, and then nothing is sure.
  const body = text.slice(text.indexOf('Hallo'));
  const unsure = valueOf(await made.core().handlers.supportDesk.lookUp(body));
  expect(unsure).toMatchObject({ matches: [], recognized: [] });
  expect(isSure(unsure)).toBe(false);
});

test('a mail with the key of another customer is shown as a contradiction', async () => {
  const made = await desk();
  await made.readAll();
  const text = mailOf('contradiction-en', made.polar);
  const answer = valueOf(await made.core().handlers.supportDesk.lookUp(text));
  expect(answer.isContradictory).toBe(true);
  expect(answer.matches[0]).toMatchObject({
    license: { licenseId: made.polar.licenseId, customerEmail: email },
    fits: ['key'],
  });
  expect(answer.matches.slice(1).map(({ fits }) => fits)).toEqual([['email']]);
});

test('all mails are looked at', () => {
  expect([...Object.keys(leadsTo), 'nothing-de', 'contradiction-en'].toSorted()).toEqual(
    mailNames.toSorted(),
  );
});
