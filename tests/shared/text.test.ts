import { describe, expect, it } from 'vitest';
import { type FailureCode, supportCodes } from '../../shared/failure.ts';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { receiptText, seatChange } from '../../shared/text/receipt-text.ts';
import { receiptAt } from '../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);

/** Every string in the catalogue with its path. Leaves out functions, which have tests of their own. */
function stringsIn(part: unknown, path: string): [path: string, words: string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, child]) => stringsIn(child, `${path}.${name}`));
}

/** The path of every string, such as `.device.title`. */
const paths = (text: unknown): string[] => stringsIn(text, '').map(([path]) => path);

const strings = [...stringsIn(en, 'en'), ...stringsIn(de, 'de')];

describe('the texts', () => {
  it('are not empty, and have no spaces at their ends', () => {
    expect(strings.length).toBeGreaterThan(200);
    for (const [path, wording] of strings) {
      expect(wording.trim(), path).toBe(wording);
      expect(wording.length, path).toBeGreaterThan(0);
    }
  });

  it('avoid empty phrases, and use typographic quotation marks and ellipses', () => {
    for (const [path, wording] of strings) {
      expect(wording, path).not.toMatch(/something went wrong|oops|please try again later/i);
      expect(wording, path).not.toMatch(/\.\.\.|'|"/);
    }
  });
});

describe('German', () => {
  it('has the same texts as English', () => {
    expect(paths(de)).toEqual(expect.arrayContaining(paths(en)));
    expect(paths(de)).toHaveLength(paths(en).length);
  });

  it('addresses people as “Sie”, and follows German typography', () => {
    for (const [path, wording] of stringsIn(de, 'de')) {
      expect(wording, path).not.toMatch(/\b(du|dein|deine|deinen|dir|dich)\b/i);
      expect(wording, path).not.toMatch(/”/);
      expect(wording, path).not.toMatch(/[^\s]…/);
    }
  });

  it('agrees in number', () => {
    expect(de.device.seats.ofLimit({ used: 2, limit: 3 })).toBe('2 von 3 Plätzen belegt');
    expect(de.device.seats.ofLimit({ used: 1, limit: 1 })).toBe('1 von 1 Platz belegt');
    expect(de.device.seats.ofLimit({ used: 1200, limit: null })).toBe(
      '1.200 Plätze belegt · kein Platzlimit',
    );
    expect(de.device.holding.title(1)).toBe('Freigabe in 1 Sekunde');
  });
});

describe('the texts of a failure', () => {
  it.each(Object.keys(supportCodes) as FailureCode[])(
    '%s has a title, an explanation and advice',
    (code) => {
      const { title, body, advice } = en.failures.words[code];
      expect(title).toMatch(/[^.!?]$/);
      expect(body).toMatch(/\.$/);
      expect(advice).toMatch(/\.$/);
    },
  );

  it('have a title of their own', () => {
    const titles = Object.values(en.failures.words).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('do not claim what state the seat is in', () => {
    for (const [code, { title, body, advice }] of Object.entries(en.failures.words))
      expect(`${title} ${body} ${advice}`, code).not.toMatch(/your seat is/i);
  });
});

describe('what Polar does not tell', () => {
  it('is not claimed: whose computers use a full license, who activated a device, and whether a computer out of sight has released its seat', () => {
    const { unlisted, listed } = en.review.full;
    const limit = en.failures.words['activation-limit'];
    expect(`${unlisted} ${listed(2)} ${limit.body}`).not.toMatch(/other computers/);
    const { body } = en.licensePanel.release;
    expect(body('Maya Okafor', 'October 30, 2026')).toMatch(
      /^This device was activated on October 30, 2026, with a license of Maya Okafor\./,
    );
    expect(body('Maya Okafor', null)).toMatch(/^This device was activated with a license of/);
    const done = en.start.transfer.done.body('Studio workstation');
    expect(done).toMatch(/^If you haven’t released the seat of “Studio workstation” yet/);
  });
});

describe('counts in the texts', () => {
  it('agree in number', () => {
    const { seats, holding } = en.device;
    expect(seats.ofLimit({ used: 2, limit: 3 })).toBe('2 of 3 seats used');
    expect(seats.ofLimit({ used: 1, limit: 1 })).toBe('1 of 1 seat used');
    expect(seats.ofLimit({ used: 1, limit: null })).toBe('1 seat used · no seat limit');
    expect(seats.ofLimit({ used: 1200, limit: null })).toBe('1,200 seats used · no seat limit');
    expect(holding.title(5)).toBe('Releasing in 5 seconds');
    expect(holding.title(1)).toBe('Releasing in 1 second');
    expect(holding.title(0)).toBe('Releasing…');
    expect(en.start.problems(1)).toBe('Check one field.');
    expect(en.start.problems(3)).toBe('Check 3 fields.');
  });
});

describe('a receipt as text', () => {
  const context = { locale: 'en-US', timeZone: 'UTC' };

  it('contains the result, its time, and the seats before and after', () => {
    const text = receiptText(receiptAt(now), en, context, { product: 'Lumen Studio' });
    expect(text).toContain('Lumen Studio – receipt for a released seat');
    expect(text).toMatch(/^Result: +Confirmed by Polar$/m);
    expect(text).toMatch(/^Released: +November 23, 2026 at 2:08\sPM$/m);
    expect(text).toMatch(/^Seats used: +2 of 3 → 1 of 3$/m);
    expect(text).toMatch(/^Device name: +Lena’s MacBook Pro$/m);
    expect(text).toMatch(/^Server: +Polar$/m);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('omits an unknown count of seats', () => {
    const unknown = receiptAt(now, { how: 'found-free', before: null, after: null });
    expect(seatChange(unknown, en)).toBeNull();
    const text = receiptText(unknown, en, context, { product: 'Seatkeeper' });
    expect(text).toMatch(/^Result: +Confirmed by a later check$/m);
    // It may have been released earlier.
    expect(text).toMatch(/^Found free: +November 23, 2026 at 2:08\sPM$/m);
    expect(text).not.toContain('Released:');
    expect(text).not.toContain('Seats used');
    const after = receiptAt(now, { before: null });
    expect(seatChange(after, en)).toBe('1 of 3');
    expect(seatChange(receiptAt(now, { after: null }), en)).toBeNull();
  });
});

it('one license that was not read is described in the singular', () => {
  expect(en.bulkRelease.plan.notIncluded.unchecked(1)).toBe('1 license that couldn’t be checked');
  expect(en.licenses.nothingFound.soFar(1)).toBe('1 license still to load.');
});

it('the reason of an entry is called a case if it is the code of one', () => {
  expect(en.activity.reason('BCDF-GHJK')).toBe('Case BCDF-GHJK');
  expect(de.activity.reason('BCDF-GHJK')).toBe('Fall BCDF-GHJK');
  expect(en.activity.reason('BCDF-GHJA')).toBe('Reason: BCDF-GHJA');
  expect(en.activity.reason('lost laptop')).toBe('Reason: lost laptop');
});
