'use client';

import { FieldNotes } from '#components/fields/frame';
import { useField } from '#components/form/context';
import {
  type Audience,
  covers,
  customerGrants,
  type Grants,
  levels,
  type View,
  viewGroups,
  viewLabels,
} from '#lib/access/views';

const choices = ['none', ...levels] as const;
type Choice = (typeof choices)[number];

const heads: Record<Choice, string> = {
  none: 'None',
  read: 'Read',
  update: 'Update',
  create: 'Create',
  delete: 'Delete',
};

/** Whether a role for these people can grant `level` on `view`. */
const possible = (audience: Audience, view: View, level: Choice): boolean =>
  audience === 'own' || level === 'none' || covers(customerGrants, { [view]: level });

/** What a role grants: a level for each view, each level with those before it. */
export function LevelMatrix({ audience, grants }: { audience: Audience; grants: Grants }) {
  const { id, errors, control } = useField('grants', true);
  const groups = viewGroups
    .map(({ label, views }) => ({ label, views: views.filter((view) => possible(audience, view, 'read')) }))
    .filter(({ views }) => views.length > 0);
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={control['aria-describedby']}>
      <legend className="label mb-1">Permissions</legend>
      <FieldNotes
        id={id}
        errors={errors}
        description="Each level includes those before it: who may create may also update and read."
      />
      <div className="box overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-border text-muted">
              <th scope="col" className="px-3 py-1.5 text-start font-medium">
                View
              </th>
              {choices.map((choice) => (
                <th
                  key={choice}
                  scope="col"
                  className="w-14 px-1 py-1.5 text-center font-medium min-[500px]:w-20"
                >
                  {heads[choice]}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ label, views }) => (
            <tbody key={label}>
              <tr className="border-b border-separator bg-surface-secondary">
                <th
                  scope="rowgroup"
                  colSpan={choices.length + 1}
                  className="px-3 py-1 text-start text-sm font-semibold"
                >
                  {label}
                </th>
              </tr>
              {views.map((view) => (
                <tr key={view} className="border-b border-separator last:border-b-0">
                  <th scope="row" className="px-3 py-1.5 text-start font-normal wrap-anywhere">
                    {viewLabels[view]}
                  </th>
                  {choices.map((choice) => (
                    <td key={choice} className="p-0 text-center">
                      <label className="grid min-h-8 cursor-pointer place-items-center">
                        <input
                          type="radio"
                          name={`grants.${view}`}
                          value={choice}
                          aria-label={`${viewLabels[view]}: ${heads[choice]}`}
                          defaultChecked={choice === (grants[view] ?? 'none')}
                          disabled={!possible(audience, view, choice)}
                          className="radio"
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </fieldset>
  );
}
