import type { LicenseRow } from '../../../shared/licenses.ts';
import { useReadyState } from '../../use-app-state.ts';

/** Returns a function that names what a license is for: the benefit's name where the token may read it, else the prefix of its keys; null for neither. */
export function useProductName(): (
  license: Pick<LicenseRow, 'benefitId' | 'keyPrefix'>,
) => string | null {
  const { benefitNames } = useReadyState().licenses;
  return ({ benefitId, keyPrefix }) => benefitNames[benefitId] ?? keyPrefix;
}
