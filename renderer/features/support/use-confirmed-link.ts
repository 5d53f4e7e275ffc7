import { useEffect, useEffectEvent } from 'react';
import type { SupportLink } from '../../../shared/app-state.ts';

/** Calls `onConfirmed` when the person confirms a support link. A link does nothing else. */
export function useConfirmedLink(link: SupportLink | null, onConfirmed: () => void): void {
  const confirmedCode = link?.isConfirmed === true ? link.code : null;
  const handleConfirmed = useEffectEvent(onConfirmed);
  useEffect(() => {
    if (confirmedCode !== null) handleConfirmed();
  }, [confirmedCode]);
}
