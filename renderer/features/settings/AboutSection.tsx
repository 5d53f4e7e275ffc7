import type { LinkName } from '../../../shared/contract.ts';
import { bridge } from '../../bridge.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useProductName } from '../../use-product.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

/** The app's version, and links to more information. */
export function AboutSection({ onAbout }: { readonly onAbout: () => void }) {
  const { appVersion, vendor } = useReadyState();
  const product = useProductName();
  const text = useText();
  const messages = text.settings.about;
  const open = useAnnouncedAction((name: LinkName) => bridge.app.openLink(name));
  return (
    <section className="card settings-section about" aria-labelledby="about-title">
      <h2 id="about-title">{messages.title}</h2>
      <p className="quiet selectable">{messages.version(product, appVersion)}</p>
      {vendor.supportEmail !== null && (
        <Button
          icon="outside"
          variant="quiet"
          busy={open.busy}
          onClick={() => open.run('support-email')}
        >
          {messages.support(vendor.supportEmail)}
        </Button>
      )}
      <Button icon="arrow" variant="quiet" onClick={onAbout}>
        {text.about.open}
      </Button>
      <Button
        icon="outside"
        variant="quiet"
        busy={open.busy}
        onClick={() => open.run('documentation')}
      >
        {messages.documentation}
      </Button>
      {vendor.links.support !== null && (
        <Button icon="outside" variant="quiet" busy={open.busy} onClick={() => open.run('support')}>
          {messages.supportPage}
        </Button>
      )}
      {vendor.links.portal !== null && (
        <Button icon="outside" variant="quiet" busy={open.busy} onClick={() => open.run('portal')}>
          {messages.portal}
        </Button>
      )}
      {open.failure !== null && <FailureNote failure={open.failure} />}
    </section>
  );
}
