import type { SupportLink } from '../../../shared/app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useAct } from '../../ui/use-action.ts';
import '../../ui/banner.css';

interface SupportBannerProps {
  readonly link: SupportLink;
  /** Whether this computer has a seat that could be released. */
  readonly isHeld: boolean;
}

/** Names the support case that a link opened, once the person said that they asked for it. */
export function SupportBanner({ link, isHeld }: SupportBannerProps) {
  const words = useText().support.banner;
  const close = useAct(() => bridge.support.closeLink());
  return (
    <section className="banner" aria-labelledby="support-banner-title">
      <div>
        <p className="banner-title" id="support-banner-title">
          {words.title(link.code)}
        </p>
        <p>{isHeld ? words.held : words.other}</p>
      </div>
      <Button busy={close.busy} onClick={close.run}>
        {words.close}
      </Button>
    </section>
  );
}
