import { useEffect, useState } from 'react';
import { type Failure, failed } from '../../../../shared/failure.ts';
import type { LicenseDetails } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';

/** One license as main last told of it. */
export interface Details {
  /** Null until the first answer. */
  readonly details: LicenseDetails | null;
  readonly failure: Failure | null;
  /** Asks Polar once more. */
  readonly reload: () => void;
  /** An act answered with the license as it is now. */
  readonly replaceDetails: (details: LicenseDetails) => void;
}

/** Asks for one license, by id: another one needs another component. */
export function useDetails(licenseId: string): Details {
  const [request, setRequest] = useState({ licenseId });
  const [known, setKnown] = useState<Pick<Details, 'details' | 'failure'>>({
    details: null,
    failure: null,
  });
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const answer = await bridge.licenses
        .details(request)
        .catch(() => failed<LicenseDetails>('unexpected'));
      if (!isCurrent) return;
      setKnown(({ details }) =>
        answer.ok ? { details: answer.value, failure: null } : { details, failure: answer.failure },
      );
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [request]);
  return {
    ...known,
    reload: () => setRequest({ licenseId }),
    replaceDetails: (details) => setKnown({ details, failure: null }),
  };
}
