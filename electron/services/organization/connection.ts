import { randomUUID } from 'node:crypto';
import { failed, done, type Result } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { failureOf } from '../../polar/outcome.ts';
import type { Clipboard } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { Credentials } from './credentials.ts';
import { tokenIn } from './token-in.ts';

const otherServer = { production: 'sandbox', sandbox: 'production', loopback: null } as const;

/** Code units of the clipboard that are searched for a token: enough for a token with the text around it. */
const maxClipboardLength = 2_000;

/**
 * Connects an organization. Reads the token from the clipboard, so that it never passes through the page, and saves it only after Polar
 * accepted it for reading.
 */
export async function connectOrganization(
  deps: {
    readonly keys: LicenseKeys;
    readonly credentials: Credentials;
    readonly clipboard: Clipboard;
  },
  server: Server,
): Promise<Result<undefined>> {
  const copied = await deps.clipboard.read();
  const token = tokenIn(copied.slice(0, maxClipboardLength));
  if (token === null) return failed('clipboard-no-token');

  const page = await deps.keys.firstPage(server, token);
  if (page.type !== 'ok') {
    const failure = failureOf(page);
    const other = otherServer[server];
    if (failure.code !== 'token-rejected' || other === null) return failed(failure);
    // Tokens of both servers look the same, so the other server is tried.
    const otherPage = await deps.keys.firstPage(other, token);
    return failed(otherPage.type === 'ok' ? 'token-other-server' : failure);
  }

  // Releasing needs another permission than reading. A release of a seat that cannot exist shows it: "gone" means permitted. A token without
  // it can still look.
  const { items } = page.value;
  const known = items.find((item) => item.organization_id !== null)?.organization_id;
  const check = await deps.keys.deactivate(
    { type: 'organization', token },
    {
      server,
      key: 'PERMISSION-CHECK',
      organizationId: known ?? randomUUID(),
      activationId: randomUUID(),
    },
  );
  if (check.type === 'ok') return failed('unexpected');
  const failure = check.type === 'gone' ? null : failureOf(check);
  if (failure !== null && failure.code !== 'scope-missing') return failed(failure);

  try {
    await deps.credentials.save(server, token, failure !== null);
  } catch (error) {
    return failed(storageFailure(error, { fileName: 'token.json' }));
  }
  if ((await deps.clipboard.read()) === copied) await deps.clipboard.write('');
  return done(undefined);
}
