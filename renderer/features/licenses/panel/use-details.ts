import { useState } from 'react';
import type { Failure } from '../../../../shared/failure.ts';
import type { LicenseDetails } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useLoaded } from '../../../ui/use-loaded.ts';

/** One license, as main last answered. */
export interface Details {
  /** Null until the first answer. */
  readonly details: LicenseDetails | null;
  readonly failure: Failure | null;
  /** Asks Polar again. */
  readonly reload: () => void;
  /** Shows the license as the answer to a change has it. */
  readonly replaceDetails: (details: LicenseDetails) => void;
}

const load = (request: { readonly licenseId: string }) => bridge.licenses.details(request);

/** Loads one license by its id. A component that shows another license must be another instance. */
export function useDetails(licenseId: string): Details {
  const [request, setRequest] = useState({ licenseId });
  const { value, failure, replace } = useLoaded(request, load);
  return {
    details: value,
    failure,
    reload: () => setRequest({ licenseId }),
    replaceDetails: replace,
  };
}
