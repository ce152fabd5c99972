import Link from 'next/link';
import { classNames } from '#components/class-names';
import { Spinner } from '#components/progress';

export type ButtonLook = 'primary' | 'outline' | 'ghost' | 'danger';

interface Look {
  look?: ButtonLook;
  iconOnly?: boolean;
  className?: string;
}

/** The class names of a button, for elements that are not a `<button>`. */
export const buttonClass = ({ look = 'outline', iconOnly, className }: Look = {}) =>
  classNames('button button--sm', `button--${look}`, iconOnly && 'button--icon-only', className);

interface ButtonProps extends Look, Omit<React.ComponentProps<'button'>, 'className'> {
  /** Shows a spinner and what is going on; presses are ignored meanwhile. */
  pending?: boolean;
}

export function Button({ look, iconOnly, className, pending, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ look, iconOnly, className })}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}

type LinkButtonProps = Look & React.ComponentProps<typeof Link>;

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ look, iconOnly, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass({ look, iconOnly, className })} />;
}
