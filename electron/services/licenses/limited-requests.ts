import type { Server } from '../../../shared/license.ts';
import { createLicenseAdmin } from '../../polar/license-admin.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { createTokenBucket, requestsPerMinute } from '../../polar/token-bucket.ts';
import type { Transport } from '../../polar/transport.ts';
import type { Clock } from '../../ports.ts';
import type { Access } from '../organization/access.ts';
import { createOrganizationRequests } from './organization-requests.ts';

/** Returns the organization's requests under its part of Polar's limit. */
export function createLimitedRequests(deps: {
  readonly server: Server;
  readonly transport: Transport;
  readonly keys: LicenseKeys;
  readonly clock: Clock;
  readonly access: Access;
  /** Returns the part of Polar's limit that the person allows this app. */
  readonly share: () => number;
}) {
  const { server, transport, clock } = deps;
  const tokenBucket = createTokenBucket(clock);
  let limitedServer: Server;

  function applyShare(): void {
    limitedServer = transport.limitsOf(server);
    tokenBucket.set(requestsPerMinute[limitedServer], deps.share());
  }
  applyShare();

  /** Applies the limit of the server that the answers reveal: a test server may be at any address. */
  function answered(): void {
    if (transport.limitsOf(server) !== limitedServer) applyShare();
  }

  const admin = createLicenseAdmin(transport, clock);
  const requests = createOrganizationRequests({ ...deps, admin, tokenBucket, answered });
  return { requests, tokenBucket, applyShare };
}
