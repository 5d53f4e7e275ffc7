import { type Failure, supportCode } from '../../shared/failure.ts';
import { Notice } from '../ui/Notice.tsx';
import { useText } from '../use-text.ts';

interface NotLoadedProps {
  readonly failure: Failure;
  readonly onRetry: () => Promise<void>;
}

/** Replaces the window while main's state cannot be read. */
export function NotLoaded({ failure, onRetry }: NotLoadedProps) {
  const { app } = useText();
  return (
    <Notice title={app.notLoaded.title} retry={app.actions.tryAgain} onRetry={() => void onRetry()}>
      <p>{app.notLoaded.body}</p>
      <p className="failure-code note">
        {app.supportCode} <code>{supportCode(failure)}</code>
      </p>
    </Notice>
  );
}
