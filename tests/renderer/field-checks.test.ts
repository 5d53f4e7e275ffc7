import * as fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { DeviceLabel, LicenseKey, PolarId } from '../../shared/license.ts';
import { en } from '../../shared/text/en.ts';
import { type FieldName, fieldChecks } from '../../renderer/features/start/field-checks.ts';

const check = (name: FieldName, value: string) => fieldChecks[name](value, en);
const id = '11111111-1111-4111-8111-111111111111';

describe('a field', () => {
  it.each([
    ['key', 'SEATKEEPER-TEST-1111-1111', null],
    ['key', '  SEATKEEPER-TEST-1111-1111\n', null],
    ['key', '', en.start.key.missing],
    ['key', '   ', en.start.key.missing],
    ['key', 'SHORT', en.start.key.short(8)],
    ['key', 'two words here', en.start.key.spaces],
    ['key', 'K'.repeat(201), en.start.key.long(200)],
    ['organization', id.toUpperCase(), null],
    ['organization', '', en.start.organization.missing],
    ['organization', id.slice(1), en.start.organization.wrong],
    ['activation', `${id} `, null],
    ['activation', 'not an id', en.start.activation.wrong],
    ['name', 'lena-macbook', null],
    ['name', ' ', en.start.name.missing],
    ['name', 'n'.repeat(121), en.start.name.long(120)],
  ] as const)('"%s" with "%s" is told %s', (name, value, problem) => {
    expect(check(name, value)).toBe(problem);
  });

  it('is faultless exactly when main would take it', () => {
    const schemas = {
      key: LicenseKey,
      organization: PolarId,
      activation: PolarId,
      name: DeviceLabel,
    };
    fc.assert(
      fc.property(
        fc.constantFrom<FieldName>('key', 'organization', 'activation', 'name'),
        fc.oneof(fc.string({ maxLength: 210 }), fc.uuid({ version: 4 }), fc.uuid({ version: 7 })),
        (name, value) => {
          expect(check(name, value) === null).toBe(safeParse(schemas[name], value).success);
        },
      ),
    );
  });
});
