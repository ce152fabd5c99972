'use client';

import { FieldNotes } from '#components/fields/frame';
import { useField } from '#components/form/context';
import { apiScopeLabels } from '#lib/accounts/api-tokens/scopes';
import { apiScopes } from '#lib/contract/environment';

/** The scopes as a group of tick boxes of one name. */
export function ScopeChoice() {
  const { id, errors, control } = useField('scopes');
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={control['aria-describedby']}>
      <legend className="label mb-1">
        Scopes
        <span aria-hidden="true" className="ml-0.5 text-danger">
          *
        </span>
      </legend>
      {apiScopes.map((scope) => (
        <label key={scope} className="flex items-start gap-2">
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            aria-invalid={control['aria-invalid']}
            className="tick"
          />
          <span>
            {apiScopeLabels[scope]} <code className="text-sm text-muted">{scope}</code>
          </span>
        </label>
      ))}
      <FieldNotes id={id} errors={errors} />
    </fieldset>
  );
}
