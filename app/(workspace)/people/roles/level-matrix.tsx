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
      <div className="box">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className={`${ROW} text-muted`}>
              <th scope="col" className="px-3 py-1.5 text-start font-medium max-[599px]:sr-only">
                View
              </th>
              {choices.map((choice) => (
                <th key={choice} scope="col" className="py-1.5 text-center font-medium min-[600px]:w-20">
                  {heads[choice]}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ label, views }) => (
            <tbody key={label} className="last:[&>tr:last-child]:border-b-0">
              <tr className="border-b border-separator bg-surface-secondary">
                <th
                  scope="rowgroup"
                  colSpan={choices.length + 1}
                  className="px-3 py-1 text-start font-semibold"
                >
                  {label}
                </th>
              </tr>
              {views.map((view) => (
                <Levels key={view} {...{ view, audience }} granted={grants[view] ?? 'none'} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </fieldset>
  );
}

/** On a phone the name stands above its levels. */
const ROW = 'border-b border-separator max-[599px]:grid max-[599px]:grid-cols-5';

function Levels({ view, audience, granted }: { view: View; audience: Audience; granted: Choice }) {
  return (
    <tr className={ROW}>
      <th
        scope="row"
        className="px-3 py-1.5 text-start font-normal max-[599px]:col-span-full max-[599px]:pb-0"
      >
        {viewLabels[view]}
      </th>
      {choices.map((choice) => (
        <td key={choice} className="p-0">
          <label className="grid min-h-8 cursor-pointer place-items-center">
            <input
              type="radio"
              name={`grants.${view}`}
              value={choice}
              aria-label={`${viewLabels[view]}: ${heads[choice]}`}
              defaultChecked={choice === granted}
              disabled={!possible(audience, view, choice)}
              className="tick"
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
