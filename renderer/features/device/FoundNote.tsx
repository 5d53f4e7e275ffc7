import { useEffect } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import '../../ui/banner.css';

/** Says that the key that was entered is of the license shown, and that no new seat was taken. */
export function FoundNote({ failure }: { readonly failure: Failure }) {
  const { found } = useText().device.licenses;
  const { announce } = useAnnouncer();
  const message =
    failure.code === 'activation-unfinished' ? found[failure.code] : found['already-activated'];
  useEffect(() => announce(message), [announce, message]);
  return (
    <div className="banner">
      <p>{message}</p>
    </div>
  );
}
