import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-act.ts';

interface AboutSectionProps {
  readonly product: string;
  readonly version: string;
  readonly support: string | null;
}

/** What this is, and where to read more. */
export function AboutSection({ product, version, support }: AboutSectionProps) {
  const text = useText();
  const words = text.settings.about;
  const { alarm } = useAnnouncer();
  const open = useAct(
    () => bridge.app.openLink('documentation'),
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{words.title}</h2>
      <p className="selectable">{words.version(product, version)}</p>
      {support !== null && <p className="selectable">{words.support(support)}</p>}
      <Button icon="outside" look="quiet" busy={open.busy} onClick={open.run}>
        {words.documentation}
      </Button>
      {open.failure !== null && <FailureNote failure={open.failure} />}
    </section>
  );
}
