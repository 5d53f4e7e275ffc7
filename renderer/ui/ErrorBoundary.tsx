import { Component, type ReactNode } from 'react';
import { supportCode } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { Notice } from './Notice.tsx';

/**
 * Replaces a window that failed to render. A running release is not affected, because it runs in main. Retrying renders the window
 * again from main's state; reloading would be a navigation, which the app blocks.
 */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return <Crashed onRetry={() => this.setState({ isBroken: false })} />;
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <Notice title={text.app.crashed.title} retry={text.app.actions.reload} onRetry={onRetry}>
      <p>{text.app.crashed.body}</p>
      <p className="failure-code note">
        {text.app.supportCode} <code>{supportCode({ code: 'unexpected' })}</code>
      </p>
    </Notice>
  );
}
