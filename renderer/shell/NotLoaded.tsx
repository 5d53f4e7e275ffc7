import type { Failure } from '../../shared/failure.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
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
    <Notice
      title={app.notLoaded.title}
      action={
        <Button variant="primary" onClick={() => void onRetry()}>
          {app.actions.tryAgain}
        </Button>
      }
    >
      <p>{app.notLoaded.body}</p>
      <FailureNote failure={failure} isUntitled />
    </Notice>
  );
}
