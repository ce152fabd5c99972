import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { licenseCodeLabels } from '#lib/contract/vocabulary';
import { reportingEnvironmentList } from '#lib/publisher/telemetry/environments';
import { telemetryReportList } from '#lib/publisher/telemetry/reports';
import { unlicensedModuleList } from '#lib/publisher/telemetry/unlicensed';
import { validationList } from '#lib/publisher/telemetry/validations';

export const environmentColumns = (): Column[] =>
  columnsOf(reportingEnvironmentList().columns, [
    { id: 'name', header: 'Environment', primary: true },
    { id: 'customerName', header: 'Customer' },
    { id: 'lastTelemetryAt', header: 'Last report' },
    { id: 'silent', header: 'Silent' },
    { id: 'modules', header: 'Modules', align: 'end' },
    { id: 'platformVersion', header: 'Platform' },
    { id: 'applicationVersion', header: 'Application' },
    { id: 'enabledUsers', header: 'Enabled users', align: 'end' },
    { id: 'production', header: 'Production', align: 'center' },
    { id: 'active', header: 'Active', align: 'center', defaultHidden: true },
    { id: 'tenant', header: 'Tenant', defaultHidden: true },
    { id: 'serialNumber', header: 'Serial number', defaultHidden: true },
  ]);

export const reportColumns: Column[] = columnsOf(telemetryReportList.columns, [
  { id: 'receivedAt', header: 'Received', primary: true },
  { id: 'platformVersion', header: 'Platform' },
  { id: 'applicationVersion', header: 'Application' },
  { id: 'enabledUsers', header: 'Enabled users', align: 'end' },
  { id: 'modules', header: 'Modules', align: 'end' },
]);

export const unlicensedColumns: Column[] = columnsOf(unlicensedModuleList.columns, [
  { id: 'product', header: 'Product', primary: true },
  { id: 'model', header: 'Model' },
  { id: 'customerName', header: 'Customer' },
  { id: 'environmentName', header: 'Environment' },
  { id: 'code', header: 'License', choiceLabels: licenseCodeLabels },
  { id: 'since', header: 'Since' },
  { id: 'permitted', header: 'Permitted', align: 'center' },
  { id: 'reportedAt', header: 'Last report' },
  { id: 'used', header: 'Used licenses', align: 'end', defaultHidden: true },
]);

export const validationColumns: Column[] = columnsOf(validationList.columns, [
  { id: 'at', header: 'Time', primary: true },
  { id: 'customerName', header: 'Customer' },
  { id: 'environmentName', header: 'Environment' },
  { id: 'product', header: 'Product' },
  { id: 'code', header: 'License', choiceLabels: licenseCodeLabels },
  { id: 'permitted', header: 'Permitted', align: 'center' },
  { id: 'model', header: 'Model' },
  { id: 'modelVersion', header: 'Version' },
  { id: 'hostUrl', header: 'Host URL' },
  { id: 'usedLicenses', header: 'Used licenses', align: 'end' },
  { id: 'enabled', header: 'Is enabled', align: 'center', defaultHidden: true },
  { id: 'installed', header: 'Is installed', align: 'center', defaultHidden: true },
  { id: 'production', header: 'Is production', align: 'center', defaultHidden: true },
]);
