import { done, failed, type Result } from '../../../shared/failure.ts';
import type { OrganizationCredential } from '../../polar/license-admin.ts';
import type { Credentials } from './credentials.ts';

/** Returns the credential of a request of the staff. Called for each request, since the person may disconnect at any time. */
export type Access = () => Promise<Result<OrganizationCredential>>;

/** Returns the access of the connected organization, which fails if there is no token or the keychain does not unseal it. */
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
