'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { LinkButton } from '#components/button';

/** A list with, perhaps, a record opened beside it. `panel` is a {@link SidePanel} or nothing. */
export function WithSidePanel({ panel, children }: { panel?: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="flex items-start gap-4">
      <div className="min-w-0 flex-1">{children}</div>
      {panel}
    </div>
  );
}

interface SidePanelProps {
  title: string;
  chips?: React.ReactNode;
  /** The list's own address; closing goes there. */
  closeHref: string;
  actions?: React.ReactNode;
  children: React.ReactNode;
}

const NARROW = '(max-width: 1099px)';

/** A record beside its list, with its own address. On a narrow screen it takes the whole page. */
export function SidePanel({ title, chips, closeHref, actions, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef<HTMLAnchorElement>(null);
  const opener = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another record in the same panel is news, too.
  useEffect(() => {
    const before = document.activeElement;
    if (before instanceof HTMLElement && !panel.current?.contains(before)) opener.current = before;
    heading.current?.focus({ preventScroll: true });
  }, [title]);

  // Covered by the panel, the list must not take the focus.
  useEffect(() => {
    const list = panel.current?.previousElementSibling;
    if (!(list instanceof HTMLElement)) return;
    const narrow = window.matchMedia(NARROW);
    const cover = () => list.toggleAttribute('inert', narrow.matches);
    cover();
    narrow.addEventListener('change', cover);
    return () => {
      narrow.removeEventListener('change', cover);
      list.removeAttribute('inert');
      // Back to the row from which it was opened.
      opener.current?.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside
      ref={panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // By the link, as a click: a form in here then asks about what is not saved.
        if (event.key === 'Escape' && !event.defaultPrevented) close.current?.click();
      }}
      className="z-20 flex flex-col bg-surface max-[1099px]:fixed max-[1099px]:inset-x-0 max-[1099px]:top-(--bar-height) max-[1099px]:bottom-0 min-[1100px]:sticky min-[1100px]:top-[calc(var(--bar-height)+1rem)] min-[1100px]:max-h-[calc(100dvh-var(--bar-height)-2rem)] min-[1100px]:w-[27rem] min-[1100px]:shrink-0 min-[1100px]:rounded-md min-[1100px]:border min-[1100px]:border-border"
    >
      <header className="flex items-start justify-between gap-3 border-b border-border px-4 py-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 py-1">
          <h2
            id={id}
            ref={heading}
            tabIndex={-1}
            className="text-lg font-semibold wrap-anywhere outline-none"
          >
            {title}
          </h2>
          {chips}
        </div>
        <LinkButton
          ref={close}
          look="ghost"
          iconOnly
          href={closeHref}
          scroll={false}
          aria-label="Close panel"
        >
          <X aria-hidden="true" />
        </LinkButton>
      </header>
      {actions ? <div className="border-b border-separator px-4 pt-2">{actions}</div> : null}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={`${title}, details`}
        className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2"
      >
        {children}
      </section>
    </aside>
  );
}
