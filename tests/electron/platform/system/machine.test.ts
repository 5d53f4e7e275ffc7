import { describe, expect, test } from 'vitest';
import { createMachine, parseId } from '../../../../electron/platform/system/machine.ts';
import { modelIds } from '../../../support/model-license.ts';

const linux = '0123456789abcdef0123456789abcdef';
const uuid = '01234567-89AB-CDEF-0123-456789ABCDEF';
const { organizationId } = modelIds;

describe('the id of a system', () => {
  test.each([
    ['linux', `${linux}\n`, linux],
    ['linux', linux, linux],
    ['linux', '', null],
    ['linux', 'uninitialized\n', null],
    ['linux', `${'0'.repeat(32)}\n`, null],
    ['linux', `${linux}0\n`, null],
    ['linux', `${linux.toUpperCase()}\n`, null],
    [
      'darwin',
      `+-o J316sAP  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformUUID" = "${uuid}"\n      "model" = <"Mac">\n    }\n`,
      uuid.toLowerCase(),
    ],
    ['darwin', `"IOPlatformUUID" = "00000000-0000-0000-0000-000000000000"`, null],
    ['darwin', 'ioreg: error', null],
    [
      'win32',
      `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    ${uuid.toLowerCase()}\r\n\r\n`,
      uuid.toLowerCase(),
    ],
    ['win32', 'ERROR: The system was unable to find the specified registry key.', null],
    ['freebsd', `${linux}\n`, null],
  ] as const)('on %s is read from %j', (platform, text, id) => {
    expect(parseId(text, platform)).toBe(id);
  });
});

test('a fingerprint does not show the id, and differs between computers and between organizations', () => {
  const here = createMachine(() => linux);
  const print = here.fingerprint(organizationId);
  expect(print).toMatch(/^[0-9a-f]{32}$/);
  expect(print).not.toContain(linux.slice(0, 8));
  expect(here.fingerprint(organizationId)).toBe(print);
  expect(here.fingerprint(modelIds.licenseId)).not.toBe(print);
  expect(createMachine(() => uuid).fingerprint(organizationId)).not.toBe(print);
});

test('a fingerprint is the one that stored records hold', () => {
  const machine = createMachine(() => linux);
  expect(machine.fingerprint('11111111-1111-4111-8111-111111111111')).toBe(
    '712a81865a890d52ca47c6925e0fb1d8',
  );
});

test('createMachine reads the id once, at the first fingerprint', () => {
  let asked = 0;
  const machine = createMachine(() => {
    asked += 1;
    return null;
  });
  expect(asked).toBe(0);
  expect(machine.fingerprint(organizationId)).toBeNull();
  expect(machine.fingerprint(organizationId)).toBeNull();
  expect(asked).toBe(1);
});

test('createMachine reads this computer’s id without an error', () => {
  const [one, other] = [createMachine(), createMachine()].map((machine) =>
    machine.fingerprint(organizationId),
  );
  expect(one).toBe(other);
});
