import { Component, type ReactNode } from 'react';
import { supportCode } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { Button } from './Button.tsx';
import './notice.css';

interface Props {
  readonly children: ReactNode;
}

/** Stands in for a window that failed to draw itself. The release itself lives in main and is not touched. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const text = useText();
  return (
    <main className="notice" role="alert">
      <h1>{text.app.crashed.title}</h1>
      <p>{text.app.crashed.body}</p>
      <p className="failure-code">
        {text.app.supportCode} <code>{supportCode({ code: 'unexpected' })}</code>
      </p>
      <Button look="primary" onClick={() => window.location.reload()}>
        {text.app.acts.reload}
      </Button>
    </main>
  );
}
