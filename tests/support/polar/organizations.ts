import type { StoredBenefit } from './stored.ts';
import { patternedUuid } from './patterned-uuid.ts';

/** The seller whose keys the tests manage. */
export const lumenLabs = { id: patternedUuid('0a11', 1), name: 'Lumen Labs' } as const;

/** Another seller on the same Polar, whose keys must appear not to exist. */
export const foreignSeller = { id: patternedUuid('0a11', 2), name: 'Harbor Tools' } as const;

/** A desktop program whose buyers may remove their own seats in the portal. */
export const studioBenefit: StoredBenefit = {
  id: patternedUuid('be0e', 1),
  organizationId: lumenLabs.id,
  prefix: 'LUMEN-TEST',
  customerAdmin: true,
};

/** A server product whose buyers may not see their seats. */
export const renderNodeBenefit: StoredBenefit = {
  id: patternedUuid('be0e', 2),
  organizationId: lumenLabs.id,
  prefix: 'NODE-TEST',
  customerAdmin: false,
};

/** The other seller's product. */
export const foreignBenefit: StoredBenefit = {
  id: patternedUuid('be0e', 3),
  organizationId: foreignSeller.id,
  prefix: 'HARBOR-TEST',
  customerAdmin: true,
};
