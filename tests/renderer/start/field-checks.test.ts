import * as fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { DeviceLabel, TypedId } from '../../../shared/license.ts';
import { TypedKey } from '../../../shared/typed-key.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import {
  type FieldName,
  fieldChecks,
  getKeyAdvice,
} from '../../../renderer/features/start/field-checks.ts';

const empty = { key: '', organization: '', activation: '', name: '' };
const check = (name: FieldName, value: string, others: Partial<typeof empty> = {}) =>
  fieldChecks[name]({ ...empty, ...others, [name]: value }, en);
const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const { key, organization, activation, name: deviceName } = en.start;

describe('a field', () => {
  it.each([
    ['key', 'SEATKEEPER-TEST-1111-1111', null],
    ['key', '  SEATKEEPER-TEST-1111-1111\n', null],
    ['key', '7', null],
    ['key', 'ABC1234', null],
    ['key', `ACME PRO-${id}`, null],
    ['key', `License key: büro-${id}.`, null],
    ['key', '日本-鍵', null],
    ['key', id, null],
    ['key', `Key: LUMEN-${id}, activation ${other}`, null],
    ['key', '', key.problems.missing],
    ['key', ' \u200b ', key.problems.missing],
    ['key', '""', key.problems.missing],
    ['key', 'K'.repeat(256), key.problems.long(255)],
    ['key', 'ABC\0', key.problems.control],
    ['key', `LUMEN-${id} LUMEN-${other}`, key.problems.several],
    ['key', `${id}, ${other}`, key.problems.several],
    ['key', 'polar_oat_fake_0000000000', key.problems.token],
    ['key', '“polar_cst_fake00000”', key.problems.token],
    ['organization', id.toUpperCase(), null],
    ['organization', `“${id.replaceAll('-', '\u2011')}”\u200b`, null],
    ['organization', `Organization ID: ${id}`, null],
    ['organization', id.replaceAll('-', ''), null],
    ['organization', '', organization.missing],
    ['organization', id.slice(1), organization.wrong],
    ['organization', `LUMEN-${id}`, organization.isKey],
    ['organization', `${id} ${other}`, organization.several],
    ['activation', `${id} `, null],
    ['activation', 'not an id', activation.wrong],
    ['activation', `LUMEN-${id}`, activation.isKey],
    ['name', 'lena-macbook', null],
    ['name', ' ', deviceName.missing],
    ['name', 'n'.repeat(121), deviceName.long(120)],
  ] as const)('of the name "%s" with the value "%s" has the problem %s', (name, value, problem) => {
    expect(check(name, value)).toBe(problem);
  });

  it('reports an id of another field in place of the key', () => {
    expect(check('key', id, { organization: id.toUpperCase() })).toBe(key.isOrganization);
    expect(check('key', `{${id}}`, { activation: id })).toBe(key.isActivation);
    expect(check('key', id, { organization: other, activation: other })).toBeNull();
    // The organization's id is not a key, but a key with the same digits is.
    expect(check('key', `LUMEN-${id}`, { organization: id })).toBeNull();
  });

  it('warns that a bare id may not be a key, and lets the server decide', () => {
    expect(getKeyAdvice({ ...empty, key: ` ${id}.` }, de)).toBe(de.start.key.bareId);
    for (const typed of ['', 'ABC1234', `LUMEN-${id}`])
      expect(getKeyAdvice({ ...empty, key: typed }, en)).toBeNull();
  });

  it('is valid exactly if main accepts it', () => {
    const schemas = {
      key: TypedKey,
      organization: TypedId,
      activation: TypedId,
      name: DeviceLabel,
    };
    const typed = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.uuid({ version: 4 }),
      fc.uuid({ version: 7 }),
      fc.uuid({ version: 4 }).map((uuid) => `“${uuid}”`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom<FieldName>('key', 'organization', 'activation', 'name'),
        typed,
        (name, value) => {
          expect(check(name, value) === null).toBe(safeParse(schemas[name], value).success);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
