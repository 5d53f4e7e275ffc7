import type { SupportLink } from '../../../shared/app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useAction } from '../../ui/use-action.ts';
import '../../ui/banner.css';

interface SupportBannerProps {
  readonly link: SupportLink;
  /** Whether this computer has a seat to release. */
  readonly isHeld: boolean;
}

/** Shows the case code of a support link that the person confirmed. */
export function SupportBanner({ link, isHeld }: SupportBannerProps) {
  const messages = useText().support.banner;
  const close = useAction(() => bridge.support.closeLink());
  return (
    <section className="banner spread" aria-labelledby="support-banner-title">
      <div>
        <p className="banner-title" id="support-banner-title">
          {messages.title(link.code)}
        </p>
        <p>{isHeld ? messages.held : messages.other}</p>
      </div>
      <Button action={close}>{messages.close}</Button>
    </section>
  );
}
