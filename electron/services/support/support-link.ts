import type { SupportLink } from '../../../shared/app-state.ts';
import type { Clock } from '../../ports.ts';

/** Milliseconds after a "No" in which links are ignored: a page could open one after another. */
export const linkPause = 60_000;

/** The case that a link names. The app asks the person and then shows the code; a link never changes a seat. */
export type SupportLinks = ReturnType<typeof createSupportLinks>;

/** Returns the links; none is open. Calls `changed` when `current` changes. */
export function createSupportLinks(deps: {
  readonly clock: Clock;
  readonly changed: (link: SupportLink | null) => void;
}) {
  let link: SupportLink | null = null;
  let isSilent = false;

  function setLink(next: SupportLink | null): void {
    link = next;
    deps.changed(next);
  }

  return {
    current: (): SupportLink | null => link,
    opened(code: string): void {
      // An open question stays as it is: its text must not change under the pointer.
      if (isSilent || link?.isConfirmed === false || link?.code === code) return;
      setLink({ code, isConfirmed: false });
    },
    answer(isConfirmed: boolean): void {
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
    close(): void {
      if (link?.isConfirmed === true) setLink(null);
    },
  };
}
