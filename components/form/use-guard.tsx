'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog';
import { isLeavingForNewVersion } from '#components/new-version';

const content = (form: HTMLFormElement) =>
  JSON.stringify(
    [...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]),
  );

/** Asks before typed work is left behind: by a link of the app, or by closing or reloading the page. */
export function useGuard(form: React.RefObject<HTMLFormElement | null>) {
  const router = useRouter();
  const saved = useRef<string>(undefined);
  const [target, setTarget] = useState<string>();

  const markSaved = useCallback(() => {
    if (form.current) saved.current = content(form.current);
  }, [form]);

  useEffect(() => {
    markSaved();
    const dirty = () =>
      form.current !== null && !isLeavingForNewVersion() && content(form.current) !== saved.current;
    const unload = (event: BeforeUnloadEvent) => {
      if (dirty()) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const href = leadsTo(event);
      if (href === undefined || !dirty()) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener('beforeunload', unload);
    window.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', unload);
      window.removeEventListener('click', click, true);
    };
  }, [form, markSaved]);

  const question = (
    <ConfirmDialog
      open={target !== undefined}
      onOpenChange={() => setTarget(undefined)}
      title="Leave without saving?"
      confirmLabel="Leave"
      destructive
      onConfirm={() => {
        markSaved();
        if (target) router.push(target);
      }}
    >
      What you changed here has not been saved, and will be lost.
    </ConfirmDialog>
  );
  return { question, markSaved };
}

/** Where a plain click leads within the app; nothing for other clicks, and for places on the same page. */
function leadsTo(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin) return;
  if (pathname === location.pathname && search === location.search) return;
  return pathname + search + hash;
}
