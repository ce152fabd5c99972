'use client';

import { FieldNotes } from '#components/fields/frame';
import { useField } from '#components/form/context';
import type { OfferedRole } from '#lib/accounts/roles/offer';

interface RoleChoiceProps {
  roles: OfferedRole[];
  /** IDs of those that the person has. */
  held: readonly string[];
}

/** The roles as a group of tick boxes of one name. */
export function RoleChoice({ roles, held }: RoleChoiceProps) {
  const { id, errors, control } = useField('roles', true);
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={control['aria-describedby']}>
      <legend className="label mb-1">Roles</legend>
      {roles.map((role) => (
        <RoleTick key={role.id} role={role} held={held.includes(role.id)} invalid={control['aria-invalid']} />
      ))}
      <FieldNotes
        id={id}
        errors={errors}
        description={
          roles.length > 0
            ? 'A user without a role sees the own account only. Several roles add up.'
            : 'There are no roles for these people yet.'
        }
      />
    </fieldset>
  );
}

interface RoleTickProps {
  role: OfferedRole;
  held: boolean;
  invalid: true | undefined;
}

function RoleTick({ role: { id, name, grants, givable }, held, invalid }: RoleTickProps) {
  // What somebody else gave can be taken away, but then not be given again.
  const outOfReach = !givable && !held;
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        name="roles"
        value={id}
        defaultChecked={held}
        disabled={outOfReach}
        aria-invalid={invalid}
        className="tick"
      />
      <span>
        {name}
        <span className="block text-sm text-muted">
          {outOfReach ? 'Grants more than you have, so you cannot give it.' : `Grants ${grants}.`}
        </span>
      </span>
    </label>
  );
}
