import type { SupportLink } from '../../../shared/app-state.ts';
import type { Clock } from '../../ports.ts';

/** After a "No" links are silent for so many milliseconds: a page could fire one after the other. */
export const linkPause = 60_000;

/** The case that a link named. It asks, and then shows a code; it never does anything to a seat. */
export interface SupportLinks {
  current(): SupportLink | null;
  opened(code: string): void;
  answer(isConfirmed: boolean): void;
  close(): void;
}

/** `changed` is called when what `current` answers has changed. */
export function createSupportLinks(deps: {
  readonly clock: Clock;
  readonly changed: (link: SupportLink | null) => void;
}): SupportLinks {
  let link: SupportLink | null = null;
  let isSilent = false;

  function setLink(next: SupportLink | null): void {
    link = next;
    deps.changed(next);
  }

  return {
    current: () => link,
    opened(code) {
      // The first question stays: what is asked must not change under the pointer.
      if (isSilent || link?.isConfirmed === false || link?.code === code) return;
      setLink({ code, isConfirmed: false });
    },
    answer(isConfirmed) {
      if (link === null || link.isConfirmed) return;
      if (isConfirmed) {
        setLink({ ...link, isConfirmed: true });
        return;
      }
      setLink(null);
      isSilent = true;
      deps.clock.schedule(linkPause, () => {
        isSilent = false;
      });
    },
    close() {
      if (link?.isConfirmed === true) setLink(null);
    },
  };
}
