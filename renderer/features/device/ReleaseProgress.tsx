import { formatRelative } from '../../../shared/format.ts';
import { supportCodes } from '../../../shared/failure.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { useNow } from '../../ui/use-now.ts';

/** The number of attempts to release, and the time of the next one. Draws nothing if none is planned. */
export function ReleaseProgress({ release }: { readonly release: SeatRelease }) {
  const text = useText();
  if (release.type !== 'waiting' && release.type !== 'unknown') return null;
  const messages = text.device.facts;
  return (
    <Facts label={text.device.facts.label} layout="columns">
      <Fact name={messages.attempts}>{text.device.attempts(release.attempts)}</Fact>
      <Fact name={release.type === 'waiting' ? messages.next : messages.nextCheck}>
        <Countdown to={release.nextAt} />
      </Fact>
      {release.why in supportCodes && (
        <Fact name={text.app.supportCode}>
          <code>{supportCodes[release.why as keyof typeof supportCodes]}</code>
        </Fact>
      )}
    </Facts>
  );
}

function Countdown({ to }: { readonly to: number }) {
  const { justNow } = useText().app;
  const formatContext = useFormatContext();
  return formatRelative(to, useNow(1000, to), formatContext, justNow);
}
