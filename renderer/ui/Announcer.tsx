import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { Toast } from './Toast.tsx';

/** Says something to people who cannot see it happen, and where asked also to those who can. */
export interface Announcer {
  /** Progress and success: spoken when the screen reader is free. */
  readonly announce: (message: string) => void;
  /** The same, and shown for six seconds at the foot of the window. */
  readonly showToast: (message: string) => void;
  /** A failure: spoken at once. */
  readonly announceAssertively: (message: string) => void;
}

const silentAnnouncer: Announcer = {
  announce: () => undefined,
  showToast: () => undefined,
  announceAssertively: () => undefined,
};
const AnnouncerContext = createContext<Announcer>(silentAnnouncer);

/** The window's voice. */
export function useAnnouncer(): Announcer {
  return use(AnnouncerContext);
}

const toastDuration = 6000;

interface Announcement {
  readonly text: string;
  /** Grows with each message: the same words twice are spoken twice. */
  readonly sequence: number;
}

const noAnnouncement: Announcement = { text: '', sequence: 0 };

/**
 * Holds the window's two live regions. They are there from the start, since a region that arrives together with its
 * words is not read by every screen reader. `aria-live` says what their roles imply: an open dialog hides all else.
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
