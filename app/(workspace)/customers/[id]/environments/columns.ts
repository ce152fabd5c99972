import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { customerEnvironmentList } from '#lib/publisher/customer-environments/list';

export const columns: Column[] = columnsOf(customerEnvironmentList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'production', header: 'Production', align: 'center' },
  { id: 'active', header: 'Active', align: 'center' },
  { id: 'registration', header: 'Registration' },
  { id: 'registeredAt', header: 'Registered' },
  { id: 'refusedAttempts', header: 'Refused attempts', align: 'end' },
  { id: 'lastTelemetryAt', header: 'Last telemetry' },
  { id: 'tenant', header: 'Tenant' },
  { id: 'serialNumber', header: 'Serial number' },
  { id: 'client', header: 'Client', defaultHidden: true },
]);
