import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { reportCsv } from '../../../electron/services/bulk/bulk-report.ts';
import { seatsOfRule } from '../../../electron/services/bulk/seat-rules.ts';
import type { KnownSeat } from '../../../electron/services/licenses/known-seats.ts';
import type { BulkRow, BulkSource, SeatRule } from '../../../shared/bulk-release.ts';
import { en } from '../../../shared/text/en.ts';
import { everything } from '../../support/bulk-harness.ts';
import { newestFirst, rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);

function seat(label: string, age: number): KnownSeat {
  const hash = `${label} ${age}`;
  return { activationId: hash, hash, label, meta: {}, activatedAt: now - age * day };
}
const seats = [seat('Studio', 1), seat('Laptop', 10), seat('studio ', 40), seat('Studio', 90)];

describe('a rule', () => {
  test.each([
    [{ is: 'all' }, ['Studio 1', 'Laptop 10', 'studio  40', 'Studio 90']],
    [{ is: 'older-than', days: 30 }, ['studio  40', 'Studio 90']],
    [{ is: 'duplicates' }, ['studio  40', 'Studio 90']],
    [{ is: 'all-but-newest' }, ['Laptop 10', 'studio  40', 'Studio 90']],
    [{ is: 'stranded' }, ['studio  40', 'Studio 90']],
  ] as const satisfies readonly (readonly [SeatRule, readonly string[]])[])(
    '%o lets the right seats go',
    (rule, expected) => {
      const gone = seatsOfRule(rule, seats, now - 20 * day, now);
      expect(gone.map(({ hash }) => hash)).toEqual(expected);
    },
  );

  test('counts the days of the calendar, whatever the hour', () => {
    vi.stubEnv('TZ', 'UTC');
    onTestFinished(() => void vi.unstubAllEnvs());
    const rule = { is: 'older-than', days: 30 } as const;
    const hour = 60 * 60_000;
    for (const at of [now, now + 12 * hour, now + 24 * hour - 1]) {
      const ages = [30, 30 - 12 / 24, 31 - 1 / day, 31, 32].map((age) => seat('Studio', age));
      const gone = seatsOfRule(rule, ages, null, at);
      // Activated on 2 May at any hour is 30 days ago on 1 June; on 1 May it is more.
      expect(gone.map(({ activatedAt }) => activatedAt)).toEqual(
        ages
          .map(({ activatedAt }) => activatedAt)
          .filter((time) => (time ?? 0) < Date.UTC(2026, 4, 2)),
      );
    }
  });

  test('chooses no seat by what is not known of it', () => {
    const undated = { ...seat('Studio', 0), hash: 'undated', activatedAt: null };
    const unnamed = [3, 50].map((age) => seat('', age));
    const odd = [...seats, ...unnamed, undated];
    const chosen = (rule: SeatRule) => seatsOfRule(rule, odd, now, now).map(({ hash }) => hash);
    expect(chosen({ is: 'all' })).toContain('undated');
    for (const is of ['all-but-newest', 'stranded', 'duplicates'] as const)
      expect(chosen({ is })).not.toContain('undated');
    expect(chosen({ is: 'older-than', days: 0 })).not.toContain('undated');
    expect(chosen({ is: 'duplicates' })).toEqual(['studio  40', 'Studio 90']);
  });

  test('about stranded seats lets none go where no rotation is known', () => {
    expect(seatsOfRule({ is: 'stranded' }, seats, null, now)).toEqual([]);
  });
});

function hashesOf(rows: readonly BulkRow[]): Set<string> {
  return new Set(rows.map((row) => row.seat));
}

async function planOf(made: Desk, source: BulkSource) {
  valueOf(await made.core().handlers.bulk.plan(source));
  const { bulk } = await made.until(
    'a plan',
    (state) => state.bulk.is === 'planned' || state.bulk.is === 'not-planned',
  );
  const { rows } = valueOf(await made.core().handlers.bulk.window({ offset: 0, count: 200 }));
  return { bulk, rows };
}

describe('a plan out of a file', () => {
  test('takes keys, addresses and activation ids from any column, and counts what nobody knows', async () => {
    const made = await desk({ licenses: 30 });
    await made.readAll();
    const { polar } = made;
    const byKey = polar.record.page({ matches: () => true, allGenerated: true }, 8, 1).licenses[0];
    if (byKey === undefined) throw new Error('No license');
    const text = [
      'name;what',
      `"Weiß; Anna";${byKey.key}`,
      `${polar.key};${polar.activationId}`,
      ';NODE-TEST-00000000-0000-4000-8000-00000000FFFF',
      'someone@nowhere.example;',
      'just a remark;',
      ';00000000-0000-4000-8000-00000000ffff',
    ].join('\r\n');
    const { bulk, rows } = await planOf(made, {
      is: 'csv',
      bytes: Buffer.from(text),
      rule: { is: 'all' },
    });
    const live = polar.record.liveActivations(byKey.id).length;
    expect(live).toBeGreaterThan(0);
    expect(bulk).toMatchObject({ is: 'planned', seats: live + 1, skipped: 4, unplaced: 1 });
    expect(rows.filter(({ licenseId }) => licenseId === byKey.id)).toHaveLength(live);
    expect(rows.filter(({ licenseId }) => licenseId === polar.licenseId)).toHaveLength(1);
  });

  test.each(['en', 'de'] as const)(
    'that the list was saved to finds its licenses again, in %s',
    async (language) => {
      const made = await desk({ licenses: 30 });
      valueOf(await made.core().handlers.settings.change({ language }));
      await made.readAll();
      const whole = { keys: true, customers: true };
      valueOf(await made.core().handlers.licenses.saveCsv({ query: newestFirst, whole }));
      const text = made.world.shown.at(-1) ?? '';
      const rule = { is: 'all' } as const;
      const expected = await planOf(made, {
        is: 'rule',
        scope: { is: 'query', query: newestFirst },
        rule,
      });
      expect(expected.rows.length).toBeGreaterThan(20);
      const { bulk, rows } = await planOf(made, { is: 'csv', bytes: Buffer.from(text), rule });
      const withoutSeat = made.size() - new Set(rows.map(({ licenseId }) => licenseId)).size;
      expect(bulk).toMatchObject({ is: 'planned', skipped: withoutSeat, unread: 0 });
      expect(hashesOf(rows)).toEqual(hashesOf(expected.rows));
    },
  );

  test('means what a line names most exactly: a seat, a license, then a customer', async () => {
    const made = await desk({ licenses: 30 });
    const { polar } = made;
    const customer = polar.record.customer(polar.customerId);
    const { email } = customer ?? {};
    const [other] = polar.record.page({ matches: () => true, allGenerated: true }, 8, 1).licenses;
    if (typeof email !== 'string' || other === undefined) throw new Error('No customer');
    const theirs = polar.record.customer(other.customerId);
    if (theirs === undefined) throw new Error('No other customer');
    polar.record.putCustomer({ ...theirs, email });
    const { id: another } = polar.seller.addSeat(other.id, 'another');
    await made.readAll();
    const strange = '00000000-0000-4000-8000-00000000ffff';
    const licensesIn = async (line: string) => {
      const { bulk, rows } = await planOf(made, {
        is: 'csv',
        bytes: Buffer.from(line),
        rule: { is: 'all' },
      });
      const licenses = new Set(rows.map(({ licenseId }) => licenseId));
      return { licenses, seats: rows.length, skipped: bulk.is === 'planned' && bulk.skipped };
    };
    const theirOwn = (await licensesIn(email)).licenses;
    expect(theirOwn).toContain(polar.licenseId);
    expect(theirOwn).toContain(other.id);
    for (const name of [other.id, other.key]) {
      const found = await licensesIn(`${email},${name}\n`);
      expect(found.licenses).toEqual(new Set([other.id]));
    }
    expect(await licensesIn(`${email},${another},${polar.key}`)).toMatchObject({
      seats: 0,
      skipped: 1,
    });
    const one = { licenses: new Set([other.id]), seats: 1 };
    expect(await licensesIn(`${email},${another},${other.key}`)).toMatchObject(one);
    for (const name of [strange, `NODE-${strange.toUpperCase()}`]) {
      expect(await licensesIn(`${email},${name}\n${another}`)).toMatchObject(one);
    }
  });

  test('tells of a seat whose license nobody looked at, and of one that no license has', async () => {
    const made = await desk();
    const source = {
      is: 'csv',
      bytes: Buffer.from(made.polar.activationId),
      rule: { is: 'all' },
    } as const;
    await made.readAll();
    const strange = { ...source, bytes: Buffer.from('00000000-0000-4000-8000-00000000ffff') };
    expect((await planOf(made, source)).bulk).toMatchObject({ seats: 0, unplaced: 1 });
    for (const { licenseId } of rowsOf(made.core())) {
      valueOf(await made.core().handlers.licenses.details({ licenseId }));
    }
    expect((await planOf(made, source)).bulk).toMatchObject({ seats: 1, unplaced: 0 });
    const nowhere = { seats: 0, unplaced: 0, skipped: 1 };
    expect((await planOf(made, strange)).bulk).toMatchObject(nowhere);
  });

  test.each(['utf8', 'utf16le'] as const)('is read in %s with its mark', async (encoding) => {
    const made = await desk();
    await made.readAll();
    const text = `\ufeffKäufer;Schlüssel\r\nJürgen;${made.polar.key}\r\n`;
    const bytes = Buffer.from(text, encoding);
    const { bulk } = await planOf(made, { is: 'csv', bytes, rule: { is: 'all' } });
    expect(bulk).toMatchObject({ is: 'planned', skipped: 0 });
    expect(bulk.is === 'planned' && bulk.seats).toBeGreaterThan(0);
  });

  test('lists each line that leads to no seat, without a whole key in the window', async () => {
    const made = await desk({ licenses: 30 });
    await made.readAll();
    const { polar } = made;
    const [empty] = polar.record.page({ matches: () => true, allGenerated: true }, 8, 1).licenses;
    if (empty === undefined) throw new Error('No license');
    for (const { id } of polar.record.liveActivations(empty.id)) polar.seller.release(id);
    const strange = 'NODE-TEST-00000000-0000-4000-8000-00000000FFFF';
    const text = [
      'name;key',
      `"=cmd()";${strange}`,
      `Jane;${polar.key}`,
      `Jane;${empty.key}`,
      'Jane;K-9?',
    ].join('\n');
    await planOf(made, { is: 'csv', bytes: Buffer.from(text), rule: { is: 'all' } });
    const { bulk } = made.core().handlers;
    const { total, rows } = valueOf(await bulk.skipped({ offset: 0, count: 200 }));
    expect(total).toBe(3);
    expect(rows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'unknown-key'],
      [4, 'no-seat'],
      [5, 'not-understood'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(strange);
    expect(rows[0]?.excerpt).toContain(strange.slice(-6));
    expect(JSON.stringify(rows)).not.toContain(empty.key);
    expect(valueOf(await bulk.skipped({ offset: 1, count: 1 })).rows).toEqual([rows[1]]);
    valueOf(await bulk.saveSkipped());
    const saved = parse(made.world.shown.at(-1) ?? '', { bom: true });
    expect(saved).toHaveLength(4);
    expect(saved[1]).toEqual(['2', en.bulk.skipped.reasons['unknown-key'], `"=cmd()";${strange}`]);
    for (const cell of saved.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('out of a list that could not be read fails as the list did', async () => {
    const made = await desk();
    made.polar.seller.revokeToken(made.polar.token);
    valueOf(await made.core().handlers.licenses.open());
    await made.until('a stop', ({ licenses: { index } }) => index.is === 'stopped');
    const { bulk } = await planOf(made, everything);
    expect(bulk).toMatchObject({ is: 'not-planned', failure: { code: 'token-ended' } });
  });

  test('that is none is refused by name', async () => {
    const made = await desk();
    await made.readAll();
    const { bulk } = await planOf(made, {
      is: 'csv',
      bytes: Buffer.from('a\0b'),
      rule: { is: 'all' },
    });
    expect(bulk).toMatchObject({ is: 'not-planned', failure: { code: 'csv-unreadable' } });
  });
});

describe('a plan', () => {
  test('leaves this computer out until somebody says so', async () => {
    const made = await desk();
    const { polar } = made;
    made.world.keep('device', {
      server: 'loopback',
      key: polar.key,
      organizationId: polar.organizationId,
      activationId: polar.activationId,
      label: 'mine',
      activatedAt: null,
      seats: null,
      confirmedAt: null,
    });
    made.restart();
    await made.readAll();
    const licenseIds = [polar.licenseId];
    const { bulk, rows } = await planOf(made, {
      is: 'rule',
      scope: { is: 'licenses', licenseIds },
      rule: { is: 'all' },
    });
    expect(bulk).toMatchObject({ seats: 2, chosen: 1, thisComputer: true });
    const own = rows.find(({ isThisComputer }) => isThisComputer)?.row ?? -1;
    valueOf(await made.core().handlers.bulk.choose({ rows: [own], chosen: true }));
    const { bulk: after } = await made.until(
      'the choice',
      ({ bulk: told }) => told.is === 'planned' && told.chosen === 2,
    );
    expect(after.is).toBe('planned');
  });
});

describe('a report', () => {
  const words = { ...en.bulk.report, customers: en.licenses.grid };
  const row: BulkRow = {
    row: 0,
    licenseId: '00000001-11c0-4000-8000-000000000000',
    seat: 'abcdef012345',
    displayKey: '****-9E3779',
    customerName: 'Ada Okafor',
    customerEmail: 'ada@example.com',
    customerDeleted: false,
    label: 'Studio',
    activatedAt: now,
    isThisComputer: false,
    result: 'released',
    failure: null,
    at: now,
  };

  test('runs no formula, whatever a device or a customer is called', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
        fc.string(),
        fc.boolean(),
        (start, rest, full) => {
          const label = `${start}${rest}`;
          const text = reportCsv([{ ...row, label, customerName: label }], words, full);
          const cells = parse(text, { bom: true, relax_column_count: true });
          for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
    );
  });

  test('masks customers and devices unless they are asked for', () => {
    const named = { ...row, label: 'Ingrid’s MacBook Air' };
    const masked = reportCsv([named], words, false);
    expect(masked).toContain('a…@example.com');
    expect(masked).not.toContain('ada@example.com');
    expect(masked).not.toContain('Okafor');
    expect(masked).not.toContain('ngrid');
    const full = reportCsv([named], words, true);
    expect(full).toContain('ada@example.com');
    expect(full).toContain('Ingrid’s MacBook Air');
  });
});
