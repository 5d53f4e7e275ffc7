import { Component, type ReactNode } from 'react';
import { supportCode } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  readonly children: ReactNode;
}

/**
 * Stands in for a window that failed to draw itself. The release itself lives in main and is not touched. The window is
 * drawn anew from main's state; to load the page anew would be a navigation, and the page may not navigate.
 */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Crashed onRetry={() => this.setState({ broken: false })} />;
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <Notice
      title={text.app.crashed.title}
      act={
        <Button look="primary" onClick={onRetry}>
          {text.app.acts.reload}
        </Button>
      }
    >
      <p>{text.app.crashed.body}</p>
      <p className="failure-code">
        {text.app.supportCode} <code>{supportCode({ code: 'unexpected' })}</code>
      </p>
    </Notice>
  );
}
