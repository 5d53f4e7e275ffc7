import { useEffect, useEffectEvent } from 'react';
import type { SupportLink } from '../../../shared/app-state.ts';

/** Shows this device once a person said that they asked for the link. A link does nothing else. */
export function useFollowedLink(link: SupportLink | null, show: () => void): void {
  const followed = link?.isConfirmed === true ? link.code : null;
  const showIt = useEffectEvent(show);
  useEffect(() => {
    if (followed !== null) showIt();
  }, [followed]);
}
