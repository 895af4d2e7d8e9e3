import { Button, type ButtonProps } from 'antd';
import { useId } from 'react';
import type { Reason } from '../session/actor.js';

interface ActionButtonProps extends Pick<
  ButtonProps,
  'type' | 'danger' | 'onClick' | 'loading' | 'htmlType'
> {
  readonly children: string;
  /** Why it may not be used; it is then disabled and says so. */
  readonly reason?: Reason;
  readonly testId?: string;
}

/** A button that, when disabled, says why. */
export function ActionButton({ children, reason, testId, ...button }: ActionButtonProps) {
  const id = useId();
  if (reason === undefined) {
    return (
      <div className="action">
        <Button data-testid={testId} {...button}>
          {children}
        </Button>
      </div>
    );
  }
  return (
    <div className="action">
      <Button data-testid={testId} {...button} disabled aria-describedby={id}>
        {children}
      </Button>
      <span id={id} className="reason">
        {reason}
      </span>
    </div>
  );
}
