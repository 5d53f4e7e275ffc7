import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './button.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  /** `primary` is the one thing to do; `danger` begins something that ends in a loss; `danger-solid` does it. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger' | 'danger-solid';
  readonly icon?: IconName;
  /** Main has not answered yet. The button keeps its width and its focus, and does nothing. */
  readonly busy?: boolean;
  readonly submit?: boolean;
  readonly children: ReactNode;
}

/** A native button in one of our looks. */
export function Button({
  variant = 'plain',
  icon,
  busy = false,
  submit = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={`button button-${variant}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon !== undefined && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}
