import { failed, done, type Result } from '../shared/failure.ts';
import type { Server } from '../shared/license.ts';
import type { Foundation } from './compose/foundation.ts';
import type { Ports } from './ports.ts';
import { accessOf, type Access } from './services/organization/access.ts';
import { createCredentials } from './services/organization/credentials.ts';

/** Opens the token that the window sealed. The keychain may ask the person, and may take as long as for the window. */
export async function openSealedToken(
  { appRecords }: Foundation,
  ports: Ports,
): Promise<Result<{ readonly server: Server; readonly access: Access }>> {
  const credentials = createCredentials({
    ...ports,
    file: appRecords.token,
    changed: () => undefined,
  });
  const connection = credentials.connection();
  if (connection.type === 'public') return failed('not-connected');
  const access = accessOf(credentials);
  const opened = await access();
  return opened.ok ? done({ server: connection.server, access }) : opened;
}
