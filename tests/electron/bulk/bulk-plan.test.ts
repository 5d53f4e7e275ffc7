import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { reportCsv } from '../../../electron/services/bulk/bulk-report.ts';
import { seatsMatchingRule } from '../../../electron/services/bulk/seat-rules.ts';
import type { KnownSeat } from '../../../electron/services/licenses/packed-seats.ts';
import type { BulkRow, BulkSource, SeatRule } from '../../../shared/bulk-release.ts';
import { en } from '../../../shared/text/en.ts';
import { everySeat } from '../../support/bulk-harness.ts';
import { newestFirst, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);

function seat(label: string, age: number): KnownSeat {
  const hash = `${label} ${age}`;
  return { activationId: hash, hash, label, meta: {}, activatedAt: now - age * day };
}
const seats = [seat('Studio', 1), seat('Laptop', 10), seat('studio ', 40), seat('Studio', 90)];

describe('a rule', () => {
  test.each([
    [{ type: 'all' }, ['Studio 1', 'Laptop 10', 'studio  40', 'Studio 90']],
    [{ type: 'older-than', days: 30 }, ['studio  40', 'Studio 90']],
    [{ type: 'duplicates' }, ['studio  40', 'Studio 90']],
    [{ type: 'all-but-newest' }, ['Laptop 10', 'studio  40', 'Studio 90']],
    [{ type: 'stranded' }, ['studio  40', 'Studio 90']],
  ] as const satisfies readonly (readonly [SeatRule, readonly string[]])[])(
    '%o chooses the right seats',
    (rule, expected) => {
      const gone = seatsMatchingRule(rule, seats, now - 20 * day, now);
      expect(gone.map(({ hash }) => hash)).toEqual(expected);
    },
  );

  test('counts calendar days, at any hour', () => {
    vi.stubEnv('TZ', 'UTC');
    onTestFinished(() => void vi.unstubAllEnvs());
    const rule = { type: 'older-than', days: 30 } as const;
    const hour = 60 * 60_000;
    for (const at of [now, now + 12 * hour, now + 24 * hour - 1]) {
      const ages = [30, 30 - 12 / 24, 31 - 1 / day, 31, 32].map((age) => seat('Studio', age));
      const gone = seatsMatchingRule(rule, ages, null, at);
      // 2 May at any hour is 30 days before 1 June; 1 May is more.
      expect(gone.map(({ activatedAt }) => activatedAt)).toEqual(
        ages
          .map(({ activatedAt }) => activatedAt)
          .filter((time) => (time ?? 0) < Date.UTC(2026, 4, 2)),
      );
    }
  });

  test('chooses no seat by an unknown value', () => {
    const undated = { ...seat('Studio', 0), hash: 'undated', activatedAt: null };
    const unnamed = [3, 50].map((age) => seat('', age));
    const odd = [...seats, ...unnamed, undated];
    const chosen = (rule: SeatRule) =>
      seatsMatchingRule(rule, odd, now, now).map(({ hash }) => hash);
    expect(chosen({ type: 'all' })).toContain('undated');
    for (const type of ['all-but-newest', 'stranded', 'duplicates'] as const)
      expect(chosen({ type })).not.toContain('undated');
    expect(chosen({ type: 'older-than', days: 0 })).not.toContain('undated');
    expect(chosen({ type: 'duplicates' })).toEqual(['studio  40', 'Studio 90']);
  });

  test('about stranded seats chooses none where no rotation is known', () => {
    expect(seatsMatchingRule({ type: 'stranded' }, seats, null, now)).toEqual([]);
  });
});

function hashesOf(rows: readonly BulkRow[]): Set<string> {
  return new Set(rows.map((row) => row.seat));
}

async function planOf(harness: AdminHarness, source: BulkSource) {
  valueOf(await harness.core().handlers.bulk.plan(source));
  const { bulk } = await harness.waitUntil(
    'a plan',
    (state) => state.bulk.type === 'planned' || state.bulk.type === 'not-planned',
  );
  const { rows } = valueOf(await harness.core().handlers.bulk.window({ offset: 0, count: 200 }));
  return { bulk, rows };
}

describe('a plan from a file', () => {
  test('takes keys, addresses and activation ids from any column, and counts unknown ones', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const { polar } = harness;
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
    const { bulk, rows } = await planOf(harness, {
      type: 'csv',
      bytes: Buffer.from(text),
      rule: { type: 'all' },
    });
    const live = polar.record.liveActivations(byKey.id).length;
    expect(live).toBeGreaterThan(0);
    expect(bulk).toMatchObject({
      type: 'planned',
      seats: live + 1,
      skipped: 4,
      unresolvedLines: 1,
    });
    expect(rows.filter(({ licenseId }) => licenseId === byKey.id)).toHaveLength(live);
    expect(rows.filter(({ licenseId }) => licenseId === polar.licenseId)).toHaveLength(1);
  });

  test.each(['en', 'de'] as const)(
    'finds the licenses of the saved list again, in %s',
    async (language) => {
      const harness = await openTestHarness({ licenses: 30 });
      valueOf(await harness.core().handlers.settings.change({ language }));
      await harness.readAll();
      const whole = { keys: true, customers: true };
      valueOf(
        await harness.core().handlers.licenses.saveCsv({ query: newestFirst, unmasked: whole }),
      );
      const text = harness.ports.shown.at(-1) ?? '';
      const rule = { type: 'all' } as const;
      const expected = await planOf(harness, {
        type: 'rule',
        scope: { type: 'query', query: newestFirst },
        rule,
      });
      expect(expected.rows.length).toBeGreaterThan(20);
      const { bulk, rows } = await planOf(harness, { type: 'csv', bytes: Buffer.from(text), rule });
      const withoutSeat =
        harness.licenseCount() - new Set(rows.map(({ licenseId }) => licenseId)).size;
      expect(bulk).toMatchObject({ type: 'planned', skipped: withoutSeat, uncheckedLicenses: 0 });
      expect(hashesOf(rows)).toEqual(hashesOf(expected.rows));
    },
  );

  test('takes the most specific name of a line: a seat, then a license, then a customer', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    const { polar } = harness;
    const customer = polar.record.customer(polar.customerId);
    const { email } = customer ?? {};
    const [other] = polar.record.page({ matches: () => true, allGenerated: true }, 8, 1).licenses;
    if (typeof email !== 'string' || other === undefined) throw new Error('No customer');
    const theirs = polar.record.customer(other.customerId);
    if (theirs === undefined) throw new Error('No other customer');
    polar.record.putCustomer({ ...theirs, email });
    const { id: another } = polar.seller.addSeat(other.id, 'another');
    await harness.readAll();
    const strange = '00000000-0000-4000-8000-00000000ffff';
    const licensesIn = async (line: string) => {
      const { bulk, rows } = await planOf(harness, {
        type: 'csv',
        bytes: Buffer.from(line),
        rule: { type: 'all' },
      });
      const licenses = new Set(rows.map(({ licenseId }) => licenseId));
      return { licenses, seats: rows.length, skipped: bulk.type === 'planned' && bulk.skipped };
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

  test('distinguishes a seat of an unchecked license from one that no license has', async () => {
    const harness = await openTestHarness();
    const source = {
      type: 'csv',
      bytes: Buffer.from(harness.polar.activationId),
      rule: { type: 'all' },
    } as const;
    await harness.readAll();
    const strange = { ...source, bytes: Buffer.from('00000000-0000-4000-8000-00000000ffff') };
    expect((await planOf(harness, source)).bulk).toMatchObject({ seats: 0, unresolvedLines: 1 });
    for (const { licenseId } of rowsOf(harness.core())) {
      valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    }
    expect((await planOf(harness, source)).bulk).toMatchObject({ seats: 1, unresolvedLines: 0 });
    const nowhere = { seats: 0, unresolvedLines: 0, skipped: 1 };
    expect((await planOf(harness, strange)).bulk).toMatchObject(nowhere);
  });

  test.each(['utf8', 'utf16le'] as const)(
    'is read in %s with a byte order mark',
    async (encoding) => {
      const harness = await openTestHarness();
      await harness.readAll();
      const text = `\ufeffKäufer;Schlüssel\r\nJürgen;${harness.polar.key}\r\n`;
      const bytes = Buffer.from(text, encoding);
      const { bulk } = await planOf(harness, { type: 'csv', bytes, rule: { type: 'all' } });
      expect(bulk).toMatchObject({ type: 'planned', skipped: 0 });
      expect(bulk.type === 'planned' && bulk.seats).toBeGreaterThan(0);
    },
  );

  test('lists each line that leads to no seat, without a whole key in the window', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const { polar } = harness;
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
    await planOf(harness, { type: 'csv', bytes: Buffer.from(text), rule: { type: 'all' } });
    const { bulk } = harness.core().handlers;
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
    const saved = parse(harness.ports.shown.at(-1) ?? '', { bom: true });
    expect(saved).toHaveLength(4);
    expect(saved[1]).toEqual(['2', en.bulk.skipped.reasons['unknown-key'], `"=cmd()";${strange}`]);
    for (const cell of saved.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('fails with the list’s failure where the list could not be read', async () => {
    const harness = await openTestHarness();
    harness.polar.seller.revokeToken(harness.polar.token);
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil('a stop', ({ licenses: { index } }) => index.type === 'stopped');
    const { bulk } = await planOf(harness, everySeat);
    expect(bulk).toMatchObject({ type: 'not-planned', failure: { code: 'token-ended' } });
  });

  test('is refused where the file is not a table', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const { bulk } = await planOf(harness, {
      type: 'csv',
      bytes: Buffer.from('a\0b'),
      rule: { type: 'all' },
    });
    expect(bulk).toMatchObject({ type: 'not-planned', failure: { code: 'csv-unreadable' } });
  });
});

describe('a plan', () => {
  test('leaves this computer out until a person chooses it', async () => {
    const harness = await openTestHarness();
    const { polar } = harness;
    harness.ports.writeRecord('device', {
      server: 'loopback',
      key: polar.key,
      organizationId: polar.organizationId,
      activationId: polar.activationId,
      label: 'mine',
      activatedAt: null,
      seats: null,
      confirmedAt: null,
    });
    harness.restart();
    await harness.readAll();
    const licenseIds = [polar.licenseId];
    const { bulk, rows } = await planOf(harness, {
      type: 'rule',
      scope: { type: 'licenses', licenseIds },
      rule: { type: 'all' },
    });
    expect(bulk).toMatchObject({ seats: 2, chosen: 1, includesThisComputer: true });
    const own = rows.find(({ isThisComputer }) => isThisComputer)?.row ?? -1;
    valueOf(await harness.core().handlers.bulk.choose({ rows: [own], chosen: true }));
    const { bulk: after } = await harness.waitUntil(
      'the choice',
      (state) => state.bulk.type === 'planned' && state.bulk.chosen === 2,
    );
    expect(after.type).toBe('planned');
  });
});

describe('a report', () => {
  const messages = { ...en.bulk.report, customers: en.licenses.grid };
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

  test('contains no formula, with any name of a device or a customer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
        fc.string(),
        fc.boolean(),
        (start, rest, full) => {
          const label = `${start}${rest}`;
          const text = reportCsv([{ ...row, label, customerName: label }], messages, full, null);
          const cells = parse(text, { bom: true, relax_column_count: true });
          for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
    );
  });

  test('masks customers and devices unless the person asks for them', () => {
    const named = { ...row, label: 'Ingrid’s MacBook Air' };
    const masked = reportCsv([named], messages, false, null);
    expect(masked).toContain('a…@example.com');
    expect(masked).not.toContain('ada@example.com');
    expect(masked).not.toContain('Okafor');
    expect(masked).not.toContain('ngrid');
    const full = reportCsv([named], messages, true, null);
    expect(full).toContain('ada@example.com');
    expect(full).toContain('Ingrid’s MacBook Air');
  });
});
