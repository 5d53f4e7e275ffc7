import type { linkNames } from '../../../shared/contract.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-action.ts';

interface AboutSectionProps {
  readonly product: string;
  readonly version: string;
  readonly support: string | null;
  readonly hasSupportPage: boolean;
}

/** What this is, and where to read more. */
export function AboutSection({ product, version, support, hasSupportPage }: AboutSectionProps) {
  const text = useText();
  const words = text.settings.about;
  const { alarm } = useAnnouncer();
  const open = useAct(
    (name: (typeof linkNames)[number]) => bridge.app.openLink(name),
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{words.title}</h2>
      <p className="selectable">{words.version(product, version)}</p>
      {support !== null && <p className="selectable">{words.support(support)}</p>}
      <Button
        icon="outside"
        look="quiet"
        busy={open.busy}
        onClick={() => open.run('documentation')}
      >
        {words.documentation}
      </Button>
      {hasSupportPage && (
        <Button icon="outside" look="quiet" busy={open.busy} onClick={() => open.run('support')}>
          {words.supportPage}
        </Button>
      )}
      {open.failure !== null && <FailureNote failure={open.failure} />}
    </section>
  );
}
