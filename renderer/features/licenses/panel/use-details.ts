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
  readonly take: (details: LicenseDetails) => void;
}

/** Asks for one license, by id: another one needs another component. */
export function useDetails(licenseId: string): Details {
  const [question, setQuestion] = useState({ licenseId });
  const [known, setKnown] = useState<Pick<Details, 'details' | 'failure'>>({
    details: null,
    failure: null,
  });
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const answer = await bridge.licenses
        .details(question)
        .catch(() => failed<LicenseDetails>('unexpected'));
      if (!isWanted) return;
      setKnown(({ details }) =>
        answer.ok ? { details: answer.value, failure: null } : { details, failure: answer.failure },
      );
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [question]);
  return {
    ...known,
    reload: () => setQuestion({ licenseId }),
    take: (details) => setKnown({ details, failure: null }),
  };
}
