import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { Toast } from './Toast.tsx';

/** Announces messages through a screen reader, and as a toast where `showToast` is used. */
export interface Announcer {
  /** Announces progress or success when the screen reader is idle (`aria-live` polite). */
  readonly announce: (message: string) => void;
  /** Announces like `announce`, and shows the message at the foot of the window for six seconds. */
  readonly showToast: (message: string) => void;
  /** Announces a failure at once (`aria-live` assertive). */
  readonly announceAssertively: (message: string) => void;
}

const silentAnnouncer: Announcer = {
  announce: () => undefined,
  showToast: () => undefined,
  announceAssertively: () => undefined,
};
const AnnouncerContext = createContext<Announcer>(silentAnnouncer);

/** Returns the window's announcer. */
export function useAnnouncer(): Announcer {
  return use(AnnouncerContext);
}

const toastDuration = 6000;

interface Announcement {
  readonly text: string;
  /** Grows with each message, so that a repeated message is announced again. */
  readonly sequence: number;
}

const noAnnouncement: Announcement = { text: '', sequence: 0 };

/**
 * Renders the window's two live regions. They are present from the start because some screen readers ignore a region that is added
 * together with its text. The explicit `aria-live` keeps them announced while an open dialog hides the rest of the page.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(noAnnouncement);
  const [assertive, setAssertive] = useState(noAnnouncement);
  const [shown, setShown] = useState<Announcement | null>(null);
  const timer = useRef(0);

  const announce = useCallback(
    (text: string) => setPolite(({ sequence }) => ({ text, sequence: sequence + 1 })),
    [],
  );
  const announceAssertively = useCallback(
    (text: string) => setAssertive(({ sequence }) => ({ text, sequence: sequence + 1 })),
    [],
  );
  const showToast = useCallback(
    (text: string) => {
      announce(text);
      setShown((before) => ({ text, sequence: (before?.sequence ?? 0) + 1 }));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setShown(null), toastDuration);
    },
    [announce],
  );
  const announcer = useMemo(
    () => ({ announce, showToast, announceAssertively }),
    [announce, showToast, announceAssertively],
  );

  return (
    <AnnouncerContext value={announcer}>
      {children}
      <output className="visually-hidden" aria-live="polite">
        <span key={polite.sequence}>{polite.text}</span>
      </output>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        <span key={assertive.sequence}>{assertive.text}</span>
      </div>
      {shown !== null && <Toast key={shown.sequence}>{shown.text}</Toast>}
    </AnnouncerContext>
  );
}
