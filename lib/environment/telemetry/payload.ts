import { type Actor, authorize } from '#lib/access/actor';
import { config } from '#lib/config/config';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { theIdentity } from '#lib/environment/identity/read';
import { installedModules } from '#lib/environment/modules/installed';
import { licensesInForce } from '#lib/environment/refresh/in-force';
import { namedUse } from '#lib/environment/usage/named-users';
import { readUse } from '#lib/environment/usage/used-licenses';

/** Exactly what would be sent now, for the administrator to see. */
export async function showTelemetry(actor: Actor): Promise<TelemetryRequest> {
  authorize(actor, 'licenses', 'read');
  return telemetryPayload();
}

/** The body of `POST /telemetry`: all that is told, and no personal or business data. */
export async function telemetryPayload(): Promise<TelemetryRequest> {
  const [identity, modules, licenses] = await Promise.all([
    theIdentity(),
    installedModules(),
    licensesInForce(),
  ]);
  const [counted, { enabled }] = await Promise.all([readUse(modules, licenses), namedUse()]);
  return {
    environment_name: identity.name,
    platform_version: config().platformVersion ?? '',
    application_version: config().applicationVersion ?? '',
    enabled_users: enabled,
    modules: modules.map((module) => ({
      model: module.model,
      product: module.product,
      installed_version: module.installedVersion,
      used_licenses: counted(module).used,
    })),
  };
}
