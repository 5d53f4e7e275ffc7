import { expect, test } from 'vitest';
import { createCredentials } from '../../../electron/services/organization/credentials.ts';
import { openAppRecords } from '../../../electron/storage/records.ts';
import { createTestPorts } from '../../support/test-ports.ts';

const token = 'polar_oat_TEST_earlier_names';

test.each([
  ['gnome_libsecret', 'secret-service', 'organization'],
  ['kwallet6', 'secret-service', 'organization'],
  ['secret-service', 'secret-service', 'organization'],
  ['gnome_libsecret', 'portal', 'locked'],
  ['secret-service', 'portal', 'locked'],
])(
  'with a token that %s sealed and the keychain %s, the connection is: %s',
  async (stored, backend, type) => {
    const ports = createTestPorts({ backend });
    const sealed = Buffer.from(token).toString('base64');
    ports.writeRecord('token', { server: 'sandbox', backend: stored, sealed });
    const file = openAppRecords(ports).token;
    const credentials = createCredentials({ ...ports, file, changed: () => undefined });
    const credential = await credentials.for('sandbox');
    expect(credentials.connection().type).toBe(type);
    expect(credential.type).toBe(type === 'locked' ? 'public' : 'organization');
    ports.close();
  },
);

test('a token that is sealed again is saved with the present name of its keychain', async () => {
  const ports = createTestPorts({ backend: 'secret-service' });
  const sealed = Buffer.from(token).toString('base64');
  ports.writeRecord('token', { server: 'sandbox', backend: 'gnome_libsecret', sealed });
  const secrets = { ...ports.secrets, unseal: async () => ({ text: token, isStale: true }) };
  const file = openAppRecords(ports).token;
  const credentials = createCredentials({ ...ports, secrets, file, changed: () => undefined });
  await credentials.for('sandbox');
  expect(ports.content('token')).toEqual({ server: 'sandbox', backend: 'secret-service', sealed });
  ports.close();
});
