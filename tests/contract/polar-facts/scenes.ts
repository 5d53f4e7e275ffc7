import { belowUsedFact, rotateFacts, updateFacts } from './changes.ts';
import type { Scene } from './fact.ts';
import { routerFacts } from './paths.ts';
import {
  authorizationFacts,
  credentialFacts,
  listFacts,
  portalFacts,
  readFacts,
  versionFacts,
} from './reads.ts';
import { activateFacts, bodyFacts, deactivateFacts, releaseFacts, validateFacts } from './seats.ts';

/**
 * The answers of Polar's own server. Each fact was recorded in November 2026 on a server started
 * from Polar's public sources of August 2026, holding the stand-in's small organization.
 * https://github.com/polarsource/polar
 */
export const scenes: readonly Scene[] = [
  { name: 'credentials', facts: [...credentialFacts, ...authorizationFacts] },
  { name: 'list', facts: listFacts },
  { name: 'read', facts: readFacts },
  { name: 'validate', facts: validateFacts },
  { name: 'activate', facts: activateFacts },
  { name: 'deactivate', facts: deactivateFacts },
  { name: 'bodies', facts: bodyFacts },
  { name: 'paths and methods', facts: routerFacts },
  { name: 'releases', facts: releaseFacts },
  { name: 'update', facts: [...updateFacts, belowUsedFact] },
  { name: 'rotate', facts: rotateFacts },
  { name: 'portal', facts: portalFacts },
  { name: 'versions', facts: versionFacts },
];
