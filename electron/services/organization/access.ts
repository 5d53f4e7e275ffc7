import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { OrganizationCredential } from '../../polar/license-admin.ts';
import type { Credentials } from './credentials.ts';

/** In whose name the staff's requests go out, asked anew for each: a token may be forgotten at any time. */
export type Access = () => Promise<Result<OrganizationCredential>>;

/** The connected organization's access. Fails where no token is kept or its keychain does not open. */
export function accessOf(credentials: Credentials): Access {
  return async () => {
    const before = credentials.connection();
    if (before.type === 'public') return failed('not-connected');
    const credential = await credentials.for(before.server);
    if (credential.type === 'organization') {
      return done({ server: before.server, token: credential.token });
    }
    const after = credentials.connection();
    return failed(after.type === 'locked' ? after.failure : 'not-connected');
  };
}
