import type { UpdatesState } from '../../../shared/updates.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useFocusFallbackWithout } from '../../ui/use-focus-fallback.ts';
import '../../ui/banner.css';

interface UpdateNoteProps {
  readonly updates: UpdatesState | null;
  readonly onShow: () => void;
}

/** Says above the page that a newer version is available, until the person dismisses that or begins to install it. */
export function UpdateNote({ updates, onShow }: UpdateNoteProps) {
  const messages = useText().updates;
  const newer = updates?.newer ?? null;
  const isShown = newer !== null && !newer.isDismissed && updates?.step.type === 'none';
  useFocusFallbackWithout(isShown ? 'note' : '');
  if (!isShown) return null;
  return (
    <div className="trouble">
      <section className="banner spread" aria-label={messages.title}>
        <div>
          <p className="banner-title">{messages.available(newer.version)}</p>
        </div>
        <div className="actions">
          <Button onClick={onShow}>{messages.note.show}</Button>
          <Button variant="quiet" onClick={() => void bridge.updates.dismiss()}>
            {messages.note.later}
          </Button>
        </div>
      </section>
    </div>
  );
}
