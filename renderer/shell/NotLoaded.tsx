import type { Failure } from '../../shared/failure.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useText } from '../use-text.ts';
import '../ui/notice.css';

interface NotLoadedProps {
  readonly failure: Failure;
  readonly onRetry: () => Promise<void>;
}

/** Stands in for the window while main's state could not be read. */
export function NotLoaded({ failure, onRetry }: NotLoadedProps) {
  const { app } = useText();
  return (
    <main className="notice" role="alert">
      <h1>{app.notLoaded.title}</h1>
      <p>{app.notLoaded.body}</p>
      <FailureNote failure={failure} untitled />
      <Button look="primary" onClick={() => void onRetry()}>
        {app.acts.tryAgain}
      </Button>
    </main>
  );
}
