import type { Module } from '#lib/environment/modules/installed';

/** An installed module as pages and the environment API show it. */
export interface ModuleView {
  id: string;
  model: string;
  product: string;
  installedVersion: string;
  /** As reported; null when the module does not report. */
  usedLicenses: number | null;
  /** Since when its license switches its feature off; null while it does not. */
  switchedOffAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

export const viewOf = (module: Module): ModuleView => ({
  id: module.id,
  model: module.model,
  product: module.product,
  installedVersion: module.installedVersion,
  usedLicenses: module.reportedUsedLicenses,
  switchedOffAt: module.switchedOffAt,
  revision: module.revision,
  createdAt: module.createdAt,
  updatedAt: module.updatedAt,
});
