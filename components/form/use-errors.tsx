'use client';

import { useCallback, useRef, useState } from 'react';
import type { FieldErrors } from '#lib/kernel/errors';
import { checkForm, type FormSchema, loadSchema } from './check';
import { useAfterPress } from './use-after-press';

/**
 * The errors that a form shows. A field is checked when it is left after a change, and while it is typed in once it
 * shows an error; the whole form when it is saved. What only the server can tell stays until its field changes.
 */
export function useErrors(schema: FormSchema | undefined) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const loading = useRef<ReturnType<typeof loadSchema>>(undefined);
  const changed = useRef(new Set<string>());
  const fromServer = useRef(new Set<string>());
  const afterPress = useAfterPress();

  const load = useCallback(() => {
    // Where it cannot be loaded, as after an upgrade, the server alone judges.
    loading.current ??= loadSchema(schema).catch(() => undefined);
    return loading.current;
  }, [schema]);

  const check = useCallback(async (form: HTMLFormElement) => checkForm(await load(), form), [load]);

  const showFromServer = useCallback((found: FieldErrors) => {
    fromServer.current = new Set(Object.keys(found));
    setErrors(found);
  }, []);

  const typed = useCallback(
    async (form: HTMLFormElement, name: string) => {
      changed.current.add(name);
      fromServer.current.delete(name);
      const found = await check(form);
      setErrors((shown) =>
        Object.fromEntries(
          Object.keys(shown).flatMap((field) => {
            const kept = found[field] ?? (fromServer.current.has(field) ? shown[field] : undefined);
            return kept ? [[field, kept]] : [];
          }),
        ),
      );
    },
    [check],
  );

  const judge = useCallback(
    async (form: HTMLFormElement, name: string) => {
      if (!changed.current.has(name) || fromServer.current.has(name)) return;
      const found = (await check(form))[name];
      setErrors(({ [name]: _, ...shown }) => (found ? { ...shown, [name]: found } : shown));
    },
    [check],
  );

  const left = useCallback(
    (form: HTMLFormElement, name: string) => afterPress(() => void judge(form, name)),
    [afterPress, judge],
  );

  return { errors, setErrors, load, check, showFromServer, typed, left };
}
