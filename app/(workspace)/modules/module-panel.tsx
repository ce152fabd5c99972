import Link from 'next/link';
import { LinkButton } from '#components/button';
import { UtcTime } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { Notification } from '#components/notification';
import { FormattedNumber } from '#components/number';
import { SidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import type { ModuleView } from '#lib/environment/modules/view';
import { withoutPermission } from '../../_server/permission';
import { ModuleForm } from './module-form';
import { RemoveModule } from './remove-module';

interface ModulePanelProps {
  module: ModuleView;
  /** Security roles that grant it. */
  roles: { id: string; name: string }[];
  actor: Actor;
  closeHref: string;
}

/** One module: to change for those who may, to read for the others. */
export function ModulePanel({ module, roles, actor, closeHref }: ModulePanelProps) {
  const { id, model, product, installedVersion, usedLicenses, revision } = module;
  const license = `/license-management?${new URLSearchParams({ selected: model })}`;
  return (
    <SidePanel
      title={model}
      closeHref={closeHref}
      actions={
        <div className="mb-2 flex flex-wrap items-start gap-2">
          <LinkButton href={license}>See license</LinkButton>
          <RemoveModule
            id={id}
            model={model}
            roles={roles.length}
            closeHref={closeHref}
            unavailable={withoutPermission(actor, 'modules', 'delete')}
          />
        </div>
      }
    >
      {module.switchedOffAt ? (
        <div className="mb-3">
          <Notification tone="danger" link={{ label: 'See license', href: license }}>
            Switched off since <UtcTime at={module.switchedOffAt} />, because the feature disable date of its
            license has passed.
          </Notification>
        </div>
      ) : null}
      {may(actor, 'modules', 'update') ? (
        <ModuleForm
          // What somebody else has saved meanwhile must not be mixed with what stands in the fields.
          key={`${id} ${revision}`}
          module={{ id, revision, model, product, installedVersion, usedLicenses }}
          closeHref={closeHref}
        />
      ) : (
        <FieldList
          fields={[
            { label: 'Model', value: model },
            { label: 'Product', value: product },
            { label: 'Installed version', value: installedVersion },
            { label: 'Used licenses', value: <FormattedNumber value={usedLicenses} /> },
          ]}
        />
      )}
      {roles.length > 0 ? (
        <p className="mt-4">
          Granted by{' '}
          {roles.map(({ id: roleId, name }, index) => (
            <span key={roleId}>
              {index > 0 ? ', ' : ''}
              <Link className="link" href={`/user-licensing/security-roles/${roleId}`}>
                {name}
              </Link>
            </span>
          ))}
          .
        </p>
      ) : null}
      <p className="mt-4 text-sm text-muted">
        Added <UtcTime at={module.createdAt} />, updated <UtcTime at={module.updatedAt} />.
      </p>
    </SidePanel>
  );
}
