import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { Toast } from './Toast.tsx';

/** Announces messages through a screen reader, and as a toast where `showToast` is used. */
export interface Announcer {
  /** Announces progress or success when the screen reader is idle (`aria-live` polite). */
  readonly announce: (message: string) => void;
  /** Announces like `announce`, and shows the message at the edge of the window for six seconds. */
  readonly showToast: (message: string) => void;
  /** Removes the toast, which belongs to the page that the person leaves. */
  readonly hideToast: () => void;
  /** Announces a failure at once (`aria-live` assertive). */
  readonly announceAssertively: (message: string) => void;
}

const AnnouncerContext = createContext<Announcer | null>(null);

/** Returns the window's announcer. */
export function useAnnouncer(): Announcer {
  const announcer = use(AnnouncerContext);
  if (announcer === null) throw new Error('useAnnouncer was called outside of AnnouncerProvider.');
  return announcer;
}

interface Announcement {
  readonly text: string;
  /** Grows with each message, so that a repeated message is announced again. */
  readonly sequence: number;
}

const noAnnouncement: Announcement = { text: '', sequence: 0 };

function followedBy(text: string) {
  return ({ sequence }: Announcement): Announcement => ({ text, sequence: sequence + 1 });
}

/**
 * Renders the window's two live regions. They are present from the start because some screen readers ignore a region that is added
 * together with its text. The explicit `aria-live` keeps them announced while an open dialog hides the rest of the page.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(noAnnouncement);
  const [assertive, setAssertive] = useState(noAnnouncement);
  const [toast, setToast] = useState(noAnnouncement);

  const announcer = useMemo(() => {
    const announce = (text: string) => setPolite(followedBy(text));
    return {
      announce,
      showToast: (text: string) => {
        announce(text);
        setToast(followedBy(text));
      },
      hideToast: () => setToast(({ sequence }) => ({ text: '', sequence })),
      announceAssertively: (text: string) => setAssertive(followedBy(text)),
    };
  }, []);

  return (
    <AnnouncerContext value={announcer}>
      {children}
      <output className="visually-hidden" aria-live="polite">
        <span key={polite.sequence}>{polite.text}</span>
      </output>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        <span key={assertive.sequence}>{assertive.text}</span>
      </div>
      {toast.text !== '' && (
        <Toast key={toast.sequence} onEnd={announcer.hideToast}>
          {toast.text}
        </Toast>
      )}
    </AnnouncerContext>
  );
}
