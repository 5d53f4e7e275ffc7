import type { linkNames } from '../../../shared/contract.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

interface AboutSectionProps {
  readonly product: string;
  readonly version: string;
  readonly support: string | null;
  readonly hasSupportPage: boolean;
}

/** The app's version, and links to more information. */
export function AboutSection({ product, version, support, hasSupportPage }: AboutSectionProps) {
  const text = useText();
  const messages = text.settings.about;
  const open = useAnnouncedAction((name: (typeof linkNames)[number]) => bridge.app.openLink(name));
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{messages.title}</h2>
      <p className="selectable">{messages.version(product, version)}</p>
      {support !== null && <p className="selectable">{messages.support(support)}</p>}
      <Button
        icon="outside"
        variant="quiet"
        busy={open.busy}
        onClick={() => open.run('documentation')}
      >
        {messages.documentation}
      </Button>
      {hasSupportPage && (
        <Button icon="outside" variant="quiet" busy={open.busy} onClick={() => open.run('support')}>
          {messages.supportPage}
        </Button>
      )}
      {open.failure !== null && <FailureNote failure={open.failure} />}
    </section>
  );
}
