import { json } from '../answers.ts';
import { foreignSeller, lumenLabs } from '../organizations.ts';
import { requireOrganization } from '../tokens.ts';
import type { Handler } from './call.ts';

const pageOf = (items: readonly object[]) =>
  json(200, { items, pagination: { total_count: items.length, max_page: 1 } });

/** Lists the only organization of a token. */
export const listOrganizations: Handler = ({ caller }) => {
  const id = requireOrganization(caller, ['organizations:read']);
  return pageOf([lumenLabs, foreignSeller].filter((one) => one.id === id));
};

/** Lists the benefits of the token's organization. */
export const listBenefits: Handler = ({ caller, record }) => {
  const organizationId = requireOrganization(caller, ['benefits:read']);
  const own = [...record.benefits.values()].filter(
    (benefit) => benefit.organizationId === organizationId,
  );
  return pageOf(own.map(({ id, prefix }) => ({ id, description: `Product ${prefix ?? ''}` })));
};
