import { useEffect, useEffectEvent } from 'react';
import type { SupportLink } from '../../../shared/app-state.ts';

/** Shows this device once a person said that they asked for the link. A link does nothing else. */
export function useConfirmedLink(link: SupportLink | null, onConfirmed: () => void): void {
  const confirmedCode = link?.isConfirmed === true ? link.code : null;
  const handleConfirmed = useEffectEvent(onConfirmed);
  useEffect(() => {
    if (confirmedCode !== null) handleConfirmed();
  }, [confirmedCode]);
}
